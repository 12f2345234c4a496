import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';

/** Groups that results which are remembered may have together; a key counts as so many groups as take its place. */
const mostRemembered = 1_000_000;

/** What a group takes. */
const bytesOfGroup = 26;

/**
 * What has been read, as long as nobody has written: one search is asked for its list, its facets and its histogram. Who asks while
 * another reads the same waits for that.
 * @param readVersion what is another for each state of the database; null where that is not known, and nothing is remembered
 */
export function createMemory(readVersion: (db: Database['db']) => Promise<number | string | null>): Memory {
  const results = new LRUCache<string, Remembered>({ maxSize: mostRemembered });
  const underway = new Map<string, Promise<unknown>>();

  return {
    remember,
    async recall(db, key) {
      const known = results.get(key);
      return known !== undefined && known.version === (await readVersion(db)) ? known.result : null;
    },
  };

  async function remember<Result>(
    db: Database['db'],
    key: string,
    make: () => Promise<Result>,
    sizeOf: (result: Result) => number
  ): Promise<Result> {
    const version = await readVersion(db);
    if (version === null) {
      return make();
    }
    const known = results.get(key);
    if (known?.version === version) {
      return known.result as Result;
    }
    const place = `${version} ${key}`;
    const other = underway.get(place);
    if (other !== undefined) {
      // What fails there may work here.
      return other.then((result) => result as Result, make);
    }
    const making = make();
    underway.set(place, making);
    try {
      const result = await making;
      results.set(key, { version, result }, { size: sizeOf(result) + Math.ceil(key.length / bytesOfGroup) });
      return result;
    } finally {
      underway.delete(place);
    }
  }
}

export type Memory = Pick<Database, 'remember' | 'recall'>;

interface Remembered {
  readonly version: number | string;
  readonly result: unknown;
}
