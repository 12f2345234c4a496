import { dateTimeFormat } from '@grafana/data';
import React from 'react';
import { clockText, sinceText, untilText } from './timeTexts';

interface Props {
  /** ISO 8601 */
  at: string;
  /** In milliseconds since 1970. */
  now: number;
}

/** How long ago, such as `41m`. */
export function TimeSince({ at, now }: Props) {
  return (
    <time dateTime={at} title={dateTimeFormat(at)}>
      {sinceText(now - Date.parse(at))}
    </time>
  );
}

/** The time of the day; of another day its name or date. */
export function ClockTime({ at, now }: Props) {
  return (
    <time dateTime={at} title={dateTimeFormat(at)}>
      {clockText(at, now)}
    </time>
  );
}

/** Until when, such as `until 16:00`. */
export function Until({ at, now }: Props) {
  return (
    <time dateTime={at} title={dateTimeFormat(at)}>
      {untilText(at, now)}
    </time>
  );
}
