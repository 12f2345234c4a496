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
 * same width. @returns in the same order
 */
export function layOut(stretches: readonly Stretch[]): Placed[] {
  const placed: Placed[] = [];
  let ends: number[] = [];
  let group: Array<{ index: number; lane: number }> = [];
  // Where clocks are set back, what begins later may stand above.
  const byBegin = stretches.map((stretch, index) => ({ ...stretch, index })).sort((a, b) => a.from - b.from);
  for (const { from, to, index } of byBegin) {
    if (ends.every((end) => end <= from)) {
      place();
      ends = [];
      group = [];
    }
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    group.push({ index, lane });
  }
  place();
  return placed;

  /** Those that overlap, once it is known how many lanes they have become. */
  function place(): void {
    for (const { index, lane } of group) {
      placed[index] = { lane, lanes: ends.length };
    }
  }
}
