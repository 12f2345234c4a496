/** What comes often, and is kept in memory and written a little later, once for many. */
export interface WriteBehind<Key, Value> {
  /** Deliveries may pass here, so it costs them little. */
  add(key: Key, value: Value): void;
  /** Writes what has come. What could not be written is kept for the next time. */
  flush(): Promise<void>;
}

export interface WriteBehindParts<Key, Value> {
  /** What there is of a key once `later` has come, too. */
  merge: (earlier: Value, later: Value) => Value;
  /** Writes some, each key once. */
  write: (entries: ReadonlyArray<readonly [Key, Value]>) => Promise<void>;
}

/** So many are written in one transaction. */
const writtenAtOnce = 500;

export function createWriteBehind<Key, Value>({ merge, write }: WriteBehindParts<Key, Value>): WriteBehind<Key, Value> {
  let waiting = new Map<Key, Value>();
  return {
    add(key, value) {
      const earlier = waiting.get(key);
      waiting.set(key, earlier === undefined ? value : merge(earlier, value));
    },
    async flush() {
      const entries = [...waiting];
      waiting = new Map();
      for (let place = 0; place < entries.length; place += writtenAtOnce) {
        try {
          await write(entries.slice(place, place + writtenAtOnce));
        } catch (error) {
          putBack(entries.slice(place));
          throw error;
        }
      }
    },
  };

  function putBack(entries: ReadonlyArray<readonly [Key, Value]>): void {
    for (const [key, earlier] of entries) {
      const later = waiting.get(key);
      waiting.set(key, later === undefined ? earlier : merge(earlier, later));
    }
  }
}
