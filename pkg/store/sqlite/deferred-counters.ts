import type { StoredGroup } from '../store.ts';

/** What every alert changes of its group. */
export interface Counts {
  readonly alertCount: number;
  /** Milliseconds since 1970. */
  readonly lastAlertAt: number;
  readonly lastAlertId: number | null;
}

/**
 * What the writer holds back of the counts of groups, as readers need it: with it, a group is shown with all alerts that were
 * acknowledged before.
 */
export interface LateCounts {
  /**
   * To be called with what each batch has held back, in the order of the batches.
   * @param heldBack as `packCounts` makes it; null where all that there was has been written
   */
  take(heldBack: Float64Array | null): void;
  /** By the ids of groups, as of now: to be asked for before rows are read, because they are taken back once the rows have them. */
  now(): ReadonlyMap<number, Counts>;
}

export function createLateCounts(): LateCounts {
  let counts = new Map<number, Counts>();
  // Unpacked when somebody reads only: in a storm there are many more batches than readers.
  let packed: Float64Array[] = [];
  return {
    take(heldBack) {
      if (heldBack !== null) {
        packed.push(heldBack);
      } else if (packed.length > 0 || counts.size > 0) {
        packed = [];
        counts = new Map();
      }
    },
    now() {
      packed.forEach((batch) => unpackInto(counts, batch));
      packed = [];
      return counts;
    },
  };
}

/** The group with what was held back of its counts when it was asked for. Both only grow, and either may be behind the other. */
export function withLate(group: StoredGroup, late: ReadonlyMap<number, Counts>): StoredGroup {
  const counts = late.get(group.id);
  return counts === undefined
    ? group
    : {
        ...group,
        alertCount: Math.max(group.alertCount, counts.alertCount),
        lastAlertAt: Math.max(group.lastAlertAt, counts.lastAlertAt),
      };
}

const fields = 4;

/** As numbers in a row, which pass between threads at little cost. */
export function packCounts(counts: ReadonlyMap<number, Counts>): Float64Array {
  const packed = new Float64Array(counts.size * fields);
  let at = 0;
  for (const [groupId, { alertCount, lastAlertAt, lastAlertId }] of counts) {
    packed.set([groupId, alertCount, lastAlertAt, lastAlertId ?? 0], at);
    at += fields;
  }
  return packed;
}

function unpackInto(counts: Map<number, Counts>, packed: Float64Array): void {
  for (let at = 0; at < packed.length; at += fields) {
    const [groupId, alertCount, lastAlertAt, lastAlertId] = packed.subarray(at, at + fields) as unknown as Row;
    counts.set(groupId, { alertCount, lastAlertAt, lastAlertId: lastAlertId === 0 ? null : lastAlertId });
  }
}

type Row = [groupId: number, alertCount: number, lastAlertAt: number, lastAlertId: number];
