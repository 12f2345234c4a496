import { intervalToAbbreviatedDurationString } from '@grafana/data';

/** How long it is from one time to another in the two largest units, such as `2h 5m`; nothing is `0s`. */
export function durationText(from: Date, to: Date): string {
  return intervalToAbbreviatedDurationString({ start: from, end: to }, true).split(' ').slice(0, 2).join(' ') || '0s';
}
