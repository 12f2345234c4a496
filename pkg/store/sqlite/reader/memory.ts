import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../sql/database.ts';

/** Groups that results which are remembered may have together: each takes 26 bytes. */
const mostRemembered = 1_000_000;

/**
 * What a connection has read, as long as no other one has written: one search is asked for its list, its facets and its histogram.
 * https://www.sqlite.org/pragma.html#pragma_data_version
 */
export function createMemory(): Database['remember'] {
  const results = new LRUCache<string, { readonly result: unknown }>({ maxSize: mostRemembered });
  let version: number | undefined;

  return async <Result>(
    db: Database['db'],
    key: string,
    make: () => Promise<Result>,
    sizeOf: (result: Result) => number
  ) => {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
    if (rows[0]?.data_version !== version) {
      version = rows[0]?.data_version;
      results.clear();
    }
    const known = results.get(key);
    if (known !== undefined) {
      return known.result as Result;
    }
    const result = await make();
    results.set(key, { result }, { size: 1 + sizeOf(result) });
    return result;
  };
}
