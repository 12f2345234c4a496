/** A time of a day, in minutes from its beginning. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where it stands beside what overlaps with it. */
export interface Placed {
  /** From 0 on. */
  readonly lane: number;
  /** How many lanes there are where it is. */
  readonly lanes: number;
}

/**
 * Puts what overlaps side by side: each into the first lane that is free, and all that overlap, also by way of others, into lanes of the
 * same width. @param stretches by their begin @returns in the same order
 */
export function layOut(stretches: readonly Stretch[]): Placed[] {
  const placed: Placed[] = [];
  let ends: number[] = [];
  let begun = 0;
  stretches.forEach(({ from, to }, i) => {
    if (ends.every((end) => end <= from)) {
      widen(begun, i);
      ends = [];
      begun = i;
    }
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    placed.push({ lane, lanes: 1 });
  });
  widen(begun, stretches.length);
  return placed;

  /** Tells those that overlap how many lanes they have become. */
  function widen(first: number, end: number): void {
    for (let i = first; i < end; i++) {
      placed[i] = { lane: placed[i]?.lane ?? 0, lanes: ends.length };
    }
  }
}
