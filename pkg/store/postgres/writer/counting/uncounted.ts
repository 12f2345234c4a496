import { type Arrival, shortestStep } from '../../../../domain/activity.ts';
import { packNumbers, unpackNumbers } from '../../../sql/packed-numbers.ts';

/** What alerts add to the counters of a group that do not have them yet. */
export interface UncountedGroup {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly lastAlertAt: number;
  readonly lastAlertId: number;
  /** How many alerts there are, and when they came. */
  readonly arrivals: readonly Arrival[];
}

/**
 * The uncounted groups of a batch in few bytes, as numbers: how many there are, the newest `lastAlertAt`, the highest `lastAlertId`, then
 * of each group, in the order of the ids, the differences to the id before and to these two, and its arrivals.
 */
export function packUncounted(groups: readonly UncountedGroup[]): Uint8Array {
  const newest = groups.reduce((max, { lastAlertAt }) => Math.max(max, lastAlertAt), 0);
  const highest = groups.reduce((max, { lastAlertId }) => Math.max(max, lastAlertId), 0);
  const numbers = [newest, highest];
  let before = 0;
  for (const { id, lastAlertAt, lastAlertId, arrivals } of groups.toSorted((a, b) => a.id - b.id)) {
    numbers.push(id - before, newest - lastAlertAt, highest - lastAlertId, arrivals.length);
    before = id;
    for (const { since, count } of arrivals) {
      numbers.push(since / shortestStep, count);
    }
  }
  return packNumbers(groups.length, numbers);
}

export function unpackUncounted(packed: Uint8Array): UncountedGroup[] {
  const numbers = unpackNumbers(packed);
  let at = 0;
  const next = () => numbers[at++] as number;
  const count = next();
  const newest = next();
  const highest = next();
  let id = 0;
  return Array.from({ length: count }, () => {
    id += next();
    const lastAlertAt = newest - next();
    const lastAlertId = highest - next();
    const arrivals = Array.from({ length: next() }, () => ({ since: next() * shortestStep, count: next() }));
    return { id, lastAlertAt, lastAlertId, arrivals };
  });
}
