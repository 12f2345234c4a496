/** Remembers for a while what took long, so that it is not attempted again where others wait. */
export interface SlowOnes<Key> {
  has(key: Key): boolean;
  add(key: Key): void;
}

/** In milliseconds. */
const memory = 10_000;

/** @param elapsed milliseconds of a clock that only goes forward */
export function createSlowOnes<Key>(elapsed: () => number): SlowOnes<Key> {
  /** Until when each is believed to be slow; the first is forgotten first. */
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
