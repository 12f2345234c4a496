import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';

interface Props {
  icon: IconName;
  color: BadgeColor;
  text: string;
  /** What it means. */
  tooltip: string;
  /** Shows the icon alone, where titles need the room; screen readers have the text. */
  isShort: boolean | undefined;
}

/** Something of a group that its state does not say. */
export function GroupMark({ text, isShort = false, ...look }: Props) {
  return <Badge {...look} text={isShort ? <span className="sr-only">{text}</span> : text} />;
}
