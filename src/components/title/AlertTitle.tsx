import React from 'react';
import { useTitleText } from './useTitleText';

/** The title of an alert or a group, isolated from the text direction around it. */
export function AlertTitle({ title }: { title: string }) {
  return <bdi>{useTitleText(title)}</bdi>;
}
