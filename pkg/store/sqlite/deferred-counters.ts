import { addArrivals, type Arrival } from '../../domain/activity.ts';
import type { StoredGroup } from '../shapes/groups.ts';
import type { Deferred } from '../sql/org-store.ts';

/** What every alert changes of its group. */
export interface Counters {
  readonly alertCount: number;
  /** Milliseconds since 1970. */
  readonly lastAlertAt: number;
  readonly lastAlertId: number | null;
}

/** The counters of a group after a batch, and when the batch's alerts came. */
export interface CountedBatch extends Counters {
  readonly arrivals: readonly Arrival[];
}

/** The deferred counters of a group. */
export interface DeferredGroup extends Counters {
  /** When the alerts came: how many the group had after each arrival. */
  readonly arrivals: ReadonlyArray<{ readonly since: number; readonly alertCount: number }>;
}

/**
 * The counters of groups that the writer has deferred in a storm: their rows are behind them. Reads add them, so that a group is
 * shown with all alerts that were acknowledged before.
 */
export interface DeferredCounters extends Deferred {
  /**
   * Takes what a batch has deferred, in the order of the batches.
   * @param deferred as `packCounters` makes it; null where the writer has flushed all that there was
   */
  take(deferred: Float64Array | null): void;
  /** By group id, as of now. Ask before rows are read: once the rows have them they are not here any more. */
  current(): ReadonlyMap<number, DeferredGroup>;
}

export function createDeferredCounters(): DeferredCounters {
  let counters = new Map<number, GrowingGroup>();
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
    current,
    hold() {
      const before = current();
      return (group) => withDeferred(group, before);
    },
    newestAlertId: (groupId) => current().get(groupId)?.lastAlertId ?? null,
  };

  function current(): ReadonlyMap<number, DeferredGroup> {
    packed.forEach((batch) => unpackInto(counters, batch));
    packed = [];
    return counters;
  }
}

/**
 * The group with its deferred counters.
 * @param deferred as they were before the group was read; counters only grow, and either side may be behind the other
 */
export function withDeferred(group: StoredGroup, deferred: ReadonlyMap<number, DeferredGroup>): StoredGroup {
  const counters = deferred.get(group.id);
  return counters === undefined
    ? group
    : {
        ...group,
        alertCount: Math.max(group.alertCount, counters.alertCount),
        lastAlertAt: Math.max(group.lastAlertAt, counters.lastAlertAt),
        activity: group.activity && addArrivals(group.activity, arrivalsAfter(group.alertCount, counters)),
      };
}

/** The arrivals of the alerts that a row with that many does not have. */
function arrivalsAfter(alertCount: number, { arrivals }: DeferredGroup): Arrival[] {
  let counted = alertCount;
  return arrivals.flatMap(({ since, alertCount: reached }) => {
    const count = reached - counted;
    counted = Math.max(counted, reached);
    return count > 0 ? [{ since, count }] : [];
  });
}

interface GrowingGroup extends DeferredGroup {
  readonly arrivals: Array<DeferredGroup['arrivals'][number]>;
}

const fields = 5;

/**
 * The counters after a batch as numbers in a row, which pass between threads at little cost: five for each arrival of a group. Nearly
 * always a group has one in a batch.
 */
export function packCounters(counters: ReadonlyMap<number, CountedBatch>): Float64Array {
  let rows = 0;
  for (const { arrivals } of counters.values()) {
    rows += arrivals.length;
  }
  const packed = new Float64Array(rows * fields);
  let end = 0;
  for (const [groupId, { alertCount, lastAlertAt, lastAlertId, arrivals }] of counters) {
    end += arrivals.length * fields;
    let at = end;
    let reached = alertCount;
    for (let i = arrivals.length - 1; i >= 0; i--) {
      const { since, count } = arrivals[i] as Arrival;
      at -= fields;
      packed[at] = groupId;
      packed[at + 1] = reached;
      packed[at + 2] = lastAlertAt;
      packed[at + 3] = lastAlertId ?? 0;
      packed[at + 4] = since;
      reached -= count;
    }
  }
  return packed;
}

function unpackInto(counters: Map<number, GrowingGroup>, packed: Float64Array): void {
  for (let at = 0; at < packed.length; at += fields) {
    const [groupId, alertCount, lastAlertAt, lastAlertId, since] = packed.subarray(at, at + fields) as unknown as Row;
    const arrivals = counters.get(groupId)?.arrivals ?? [];
    arrivals.push({ since, alertCount });
    counters.set(groupId, { alertCount, lastAlertAt, lastAlertId: lastAlertId === 0 ? null : lastAlertId, arrivals });
  }
}

type Row = [groupId: number, alertCount: number, lastAlertAt: number, lastAlertId: number, since: number];
