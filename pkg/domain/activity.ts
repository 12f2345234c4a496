/**
 * When the alerts of a group came, for a picture: how many came in each interval of the same length. The first interval begins with
 * the group. However many alerts there are, there are at most `mostIntervals`.
 */
export interface Activity {
  /** Length of an interval, in milliseconds: `shortestStep` times a power of two. */
  readonly step: number;
  /** Alerts in each interval; the last is the one of the newest alert. */
  readonly counts: readonly number[];
}

/** Alerts of a group that came at about the same time. */
export interface Arrival {
  /** Since the group's start, in milliseconds: a multiple of `shortestStep`. */
  readonly since: number;
  /** How many. */
  readonly count: number;
}

export const shortestStep = 1000;

/** What is kept of a group. */
export const mostIntervals = 64;

/** Before the first alert. */
export const noActivity: Activity = { step: shortestStep, counts: [] };

/** When an alert came, as `Arrival.since`. A clock that went back is not followed to before the group's start. */
export function sinceStart(startedAt: number, receivedAt: number): number {
  const since = Math.max(0, receivedAt - startedAt);
  return since - (since % shortestStep);
}

/**
 * Counts alerts. Where one came after the last interval that there may be, intervals become twice as long, and neighbours one.
 *
 * @example
 * addArrivals(noActivity, [{ since: 0, count: 1 }, { since: 3000, count: 2 }]) // { step: 1000, counts: [1, 0, 0, 2] }
 */
export function addArrivals(activity: Activity, arrivals: readonly Arrival[]): Activity {
  let { step } = activity;
  let counts = activity.counts.slice();
  for (const { since, count } of arrivals) {
    while (since >= step * mostIntervals) {
      counts = mergePairs(counts);
      step *= 2;
    }
    const interval = Math.floor(since / step);
    while (counts.length <= interval) {
      counts.push(0);
    }
    counts[interval] = (counts[interval] as number) + count;
  }
  return { step, counts };
}

/** The same alerts in at most `most` intervals. */
export function coarsen(activity: Activity, most: number): Activity {
  let { step, counts } = activity;
  while (counts.length > most) {
    counts = mergePairs(counts);
    step *= 2;
  }
  return { step, counts };
}

function mergePairs(counts: readonly number[]): number[] {
  const merged: number[] = [];
  for (let i = 0; i < counts.length; i += 2) {
    merged.push((counts[i] as number) + (counts[i + 1] ?? 0));
  }
  return merged;
}
