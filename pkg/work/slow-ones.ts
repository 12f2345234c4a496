/** Remembers for a while what took long, so that it is not tried again on a thread that others wait for. */
export interface SlowOnes<Key> {
  has(key: Key): boolean;
  add(key: Key): void;
}

/** How long a key is remembered, in milliseconds. */
const memory = 10_000;

/** @param elapsed a monotonic clock, in milliseconds */
export function createSlowOnes<Key>(elapsed: () => number): SlowOnes<Key> {
  /** The time until which each key counts as slow, earliest first. */
  const until = new Map<Key, number>();
  return {
    has(key) {
      if (until.size === 0) {
        return false;
      }
      const now = elapsed();
      for (const [known, end] of until) {
        if (end > now) {
          break;
        }
        until.delete(known);
      }
      return until.has(key);
    },
    add(key) {
      until.delete(key);
      until.set(key, elapsed() + memory);
    },
  };
}
