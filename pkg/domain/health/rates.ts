import { addCounts, type Counts, noCounts } from './counts.ts';
import { type Bucket, dayMs, type History, hoursOf } from './history.ts';

/** What a history comes to at a time. */
export interface Rates {
  /** The last 24 hours, the present one included. */
  readonly lastDay: Counts;
  /** The last 7 days, the present one included. */
  readonly lastWeek: Counts;
  /** Of these 7 days, how many there is a history of. */
  readonly daysOfWeek: number;
  readonly usual: Usual;
}

/** How alerts came up to the newest one: in at most 28 days of which something is known. */
export interface Usual {
  readonly days: number;
  /** Of these, the days with an alert. */
  readonly activeDays: number;
  readonly alerts: number;
}

export function ratesOf(history: History, now: number): Rates {
  const today = Math.floor(now / dayMs);
  return {
    lastDay: sum(hoursOf(history, now)),
    lastWeek: sum(history.days.filter(({ at }) => at > today - 7).map(({ counts }) => counts)),
    daysOfWeek: Math.max(1, Math.min(7, today - history.since + 1)),
    usual: usualOf(history),
  };
}

function usualOf({ days, since }: History): Usual {
  const active = days.filter(({ counts }) => counts.alerts > 0);
  const last = active.at(-1);
  if (last === undefined) {
    return { days: 0, activeDays: 0, alerts: 0 };
  }
  const first = Math.max(since, last.at - 27);
  const within = active.filter(({ at }) => at >= first);
  return { days: last.at - first + 1, activeDays: within.length, alerts: alertsOf(within) };
}

function alertsOf(buckets: readonly Bucket[]): number {
  return buckets.reduce((all, { counts }) => all + counts.alerts, 0);
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce(addCounts, noCounts);
}
