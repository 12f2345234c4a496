/** What is counted of an integration, in all or in some time. */
export interface Counts {
  /** Alerts that were stored. */
  readonly alerts: number;
  /** Deliveries that were rejected, without those for the quota and those to a disabled integration. */
  readonly rejected: number;
  /** Deliveries that were refused for the quota. */
  readonly limited: number;
  /** Of the alerts, those on which a template failed. */
  readonly failed: number;
  /** Groups that alerts have opened. */
  readonly opened: number;
  /** Groups that alerts have resolved. */
  readonly resolved: number;
}

export const noCounts: Counts = { alerts: 0, rejected: 0, limited: 0, failed: 0, opened: 0, resolved: 0 };

const names = Object.keys(noCounts) as ReadonlyArray<keyof Counts>;

export function addCounts(one: Counts, other: Counts): Counts {
  return combine((name) => one[name] + other[name]);
}

/** What was counted since. Nothing is less than 0: what was taken from a copy may have counted less. */
export function subtractCounts(now: Counts, before: Counts): Counts {
  return combine((name) => Math.max(0, now[name] - before[name]));
}

export function isNothing(counts: Counts): boolean {
  return names.every((name) => counts[name] === 0);
}

/** In the order of `noCounts`, so that it takes little room. */
export function packCounts(counts: Counts): number[] {
  return names.map((name) => counts[name]);
}

/** What is missing is 0. */
export function unpackCounts(packed: readonly number[]): Counts {
  return combine((_, i) => packed[i] ?? 0);
}

function combine(valueOf: (name: keyof Counts, i: number) => number): Counts {
  return Object.fromEntries(names.map((name, i) => [name, valueOf(name, i)])) as unknown as Counts;
}
