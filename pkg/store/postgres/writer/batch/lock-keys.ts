import { sql } from 'kysely';
import type { BatchKey } from '../../../core/alerts/alert-batch.ts';
import { hashGroupingKey } from '../../../core/alerts/grouping-key.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';

/** Any number that is nobody else's. */
const keyLocks = 1_097_420_381;

/** Keys share this many locks, so that they do not use up the server's. */
const locks = 2048;

/**
 * Has batches that may open groups with the same keys wait for each other, each for its turn. Without that they would still not open two,
 * but be done again, and in a storm of new keys again and again. Call it first in a transaction: the locks are taken in one order for
 * all, before those of rows.
 */
export async function lockKeys(db: Db, keys: readonly BatchKey[]): Promise<void> {
  if (keys.length > 0) {
    const places = new Set(keys.map(({ groupingKey }) => placeOf(groupingKey)));
    await lock(db, [keyLocks, [...places].sort((a, b) => a - b)]);
  }
}

function placeOf(groupingKey: string): number {
  const [high = 0, low = 0] = hashGroupingKey(groupingKey);
  return (high * 256 + low) % locks;
}

const lock = hotStatement(
  sql`select count(pg_advisory_xact_lock(${keyLocks}::int, place)) from unnest(${[]}::int[]) as given (place)`
);
