import type { StoredGroup } from '../shapes/groups.ts';

/** What every alert changes of its group. */
export interface Counters {
  readonly alertCount: number;
  /** Milliseconds since 1970. */
  readonly lastAlertAt: number;
  readonly lastAlertId: number | null;
}

/**
 * The counters of groups that the writer has deferred in a storm: their rows are behind them. Reads add them, so that a group is
 * shown with all alerts that were acknowledged before.
 */
export interface DeferredCounters {
  /**
   * Takes what a batch has deferred, in the order of the batches.
   * @param deferred as `packCounters` makes it; null where the writer has flushed all that there was
   */
  take(deferred: Float64Array | null): void;
  /** By group id, as of now. Ask before rows are read: once the rows have them they are not here any more. */
  current(): ReadonlyMap<number, Counters>;
}

export function createDeferredCounters(): DeferredCounters {
  let counters = new Map<number, Counters>();
  // Unpacked only when somebody reads: in a storm there are many more batches than readers.
  let packed: Float64Array[] = [];
  return {
    take(deferred) {
      if (deferred !== null) {
        packed.push(deferred);
      } else if (packed.length > 0 || counters.size > 0) {
        packed = [];
        counters = new Map();
      }
    },
    current() {
      packed.forEach((batch) => unpackInto(counters, batch));
      packed = [];
      return counters;
    },
  };
}

/**
 * The group with its deferred counters.
 * @param deferred as they were before the group was read; counters only grow, and either side may be behind the other
 */
export function withDeferred(group: StoredGroup, deferred: ReadonlyMap<number, Counters>): StoredGroup {
  const counters = deferred.get(group.id);
  return counters === undefined
    ? group
    : {
        ...group,
        alertCount: Math.max(group.alertCount, counters.alertCount),
        lastAlertAt: Math.max(group.lastAlertAt, counters.lastAlertAt),
      };
}

const fields = 4;

/** The counters as numbers in a row, which pass between threads at little cost. */
export function packCounters(counters: ReadonlyMap<number, Counters>): Float64Array {
  const packed = new Float64Array(counters.size * fields);
  let at = 0;
  for (const [groupId, { alertCount, lastAlertAt, lastAlertId }] of counters) {
    packed.set([groupId, alertCount, lastAlertAt, lastAlertId ?? 0], at);
    at += fields;
  }
  return packed;
}

function unpackInto(counters: Map<number, Counters>, packed: Float64Array): void {
  for (let at = 0; at < packed.length; at += fields) {
    const [groupId, alertCount, lastAlertAt, lastAlertId] = packed.subarray(at, at + fields) as unknown as Row;
    counters.set(groupId, { alertCount, lastAlertAt, lastAlertId: lastAlertId === 0 ? null : lastAlertId });
  }
}

type Row = [groupId: number, alertCount: number, lastAlertAt: number, lastAlertId: number];
