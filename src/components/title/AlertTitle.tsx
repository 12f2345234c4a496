import React from 'react';
import { useTitleText } from './useTitleText';

/** The title of an alert or a group, apart from the direction of the text around it. */
export function AlertTitle({ title }: { title: string }) {
  return <bdi>{useTitleText(title)}</bdi>;
}
