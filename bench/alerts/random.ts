/** Numbers that are the same for the same seed, and look random: mulberry32. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number;
  /** At least 0 and less than `below`. */
  integer(below: number): number;
  /** One of them; the first ones more often, as a few things of a real system make most of its alerts. */
  skewed<Item>(items: readonly Item[]): Item;
  pick<Item>(items: readonly Item[]): Item;
  /** One of them by its share; the shares need not add up to 1. */
  weighted<Item>(shares: ReadonlyArray<readonly [item: Item, share: number]>): Item;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const at = <Item>(items: readonly Item[], index: number) => items[index] as Item;
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    skewed: (items) => at(items, Math.floor(next() ** 2 * items.length)),
    pick: (items) => at(items, Math.floor(next() * items.length)),
    weighted(shares) {
      let left = next() * shares.reduce((sum, [, share]) => sum + share, 0);
      return (shares.find(([, share]) => (left -= share) < 0) ?? at(shares, shares.length - 1))[0];
    },
  };
}
