import { dateTimeFormat } from '@grafana/data';

/** How a window comes again, as people choose it. */
export interface Repeat {
  kind: RepeatKind;
  /** Of a week. */
  days: readonly Weekday[];
  /** An RRULE of RFC 5545, for what has no choice of its own. */
  rule: string;
}

export type RepeatKind = 'once' | 'daily' | 'weekly' | 'monthly' | 'rule';

/** As an RRULE names them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export type Weekday = (typeof weekdays)[number];

/** Reads a rule; what is none of the simple choices is a rule. */
export function toRepeat(rule: string): Repeat {
  if (rule === 'FREQ=DAILY' || rule === 'FREQ=MONTHLY') {
    return { kind: rule === 'FREQ=DAILY' ? 'daily' : 'monthly', days: [], rule };
  }
  const [, list = ''] = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rule) ?? [];
  const days = weekdays.filter((day) => list.split(',').includes(day));
  return days.length > 0 && days.length === list.split(',').length
    ? { kind: 'weekly', days, rule }
    : { kind: 'rule', days: [], rule };
}

/** The rule of a choice; undefined where it comes once. */
export function toRule({ kind, days, rule }: Repeat): string | undefined {
  switch (kind) {
    case 'once':
      return undefined;
    case 'daily':
      return 'FREQ=DAILY';
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${weekdays.filter((day) => days.includes(day)).join(',')}`;
    case 'monthly':
      return 'FREQ=MONTHLY';
    case 'rule':
      return rule
        .trim()
        .replace(/^RRULE:/i, '')
        .toUpperCase();
  }
}

/** The day of the week of a time. @param at milliseconds since 1970 */
export function weekdayAt(at: number, timeZone: string): Weekday {
  const number = Number(dateTimeFormat(at, { format: 'E', timeZone }));
  return weekdays[number - 1] ?? 'MO';
}

/** As people call it. */
export function weekdayName(day: Weekday): string {
  // The 1st of January 2024 was a Monday.
  const date = `2024-01-0${weekdays.indexOf(day) + 1}T00:00:00Z`;
  return dateTimeFormat(date, { format: 'dddd', timeZone: 'utc' });
}
