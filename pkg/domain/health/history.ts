import { addCounts, type Counts, isNothing, noCounts, subtractCounts } from './counts.ts';

/** What came to an integration and when, hour by hour and day by day. It costs the same for any number of alerts. */
export interface History {
  /** All that is in the hours and days; what an integration has counted beyond that came since. */
  readonly counted: Counts;
  /** The day since which there is a history, counted from 1970. */
  readonly since: number;
  /** Those in which something came, oldest first: of the last 24 hours. */
  readonly hours: readonly Bucket[];
  /** The last `mostDays` in which something came, however long ago. */
  readonly days: readonly Bucket[];
}

export interface Bucket {
  /** The number of the hour or the day (UTC) since 1970. */
  readonly at: number;
  readonly counts: Counts;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** So many hours are kept, the present one included. */
export const keptHours = 24;

export const mostDays = 28;

/** Of an integration that had counted nothing before. */
export function beginHistory(now: number, counted: Counts = noCounts): History {
  return { counted, since: Math.floor(now / dayMs), hours: [], days: [] };
}

/**
 * Adds what was counted since to the present hour and day. The more often it is called, the truer are the hours.
 * @param totals all that the integration has ever counted
 */
export function updateHistory(history: History, totals: Counts, now: number): History {
  const fresh = subtractCounts(totals, history.counted);
  const hour = Math.floor(now / hourMs);
  return {
    counted: totals,
    since: history.since,
    hours: addTo(history.hours, hour, fresh).filter(({ at }) => at > hour - keptHours),
    days: addTo(history.days, Math.floor(now / dayMs), fresh).slice(-mostDays),
  };
}

/** The counts of each of the last 24 hours, oldest first. */
export function hoursOf({ hours }: History, now: number): Counts[] {
  const hour = Math.floor(now / hourMs);
  const byHour = new Map(hours.map(({ at, counts }) => [at, counts]));
  return Array.from({ length: keptHours }, (_, i) => byHour.get(hour - keptHours + 1 + i) ?? noCounts);
}

/** A clock that went back is not followed: what came counts for the newest bucket. */
function addTo(buckets: readonly Bucket[], at: number, counts: Counts): readonly Bucket[] {
  if (isNothing(counts)) {
    return buckets;
  }
  const last = buckets.at(-1);
  return last !== undefined && last.at >= at
    ? [...buckets.slice(0, -1), { at: last.at, counts: addCounts(last.counts, counts) }]
    : [...buckets, { at, counts }];
}
