import { sql } from 'kysely';
import type { KeySilence } from '../../../../domain/handling/key-silence.ts';
import type { BatchKey } from '../../../core/alerts/alert-batch.ts';
import { parseKeySilence } from '../../../sql/key-silences.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { unnest } from '../rows.ts';
import { keyColumns, toKeyArrays } from './with-key.ts';

/**
 * Whether any key may be silenced, as far as the sidecar knows. While none is, a batch does not ask: the statement that opens its groups
 * opens none where there are silences after all, and then the batch is done again.
 */
export interface SilenceWatch {
  mayExist: boolean;
}

/** The silences of the keys, which nobody ends before the transaction does. @returns by the `id` of the key */
export async function lockSilences(
  db: Db,
  keys: readonly BatchKey[],
  watch: SilenceWatch
): Promise<ReadonlyMap<string, KeySilence>> {
  const { rows } = await lock(db, toKeyArrays(keys));
  if (rows.length === 0) {
    const { rows: any } = await sql<{ exists: boolean }>`select exists (select from key_silences)`.execute(db);
    watch.mayExist = any[0]?.exists ?? true;
  }
  return new Map(rows.map(({ place, silence }) => [(keys[place] as BatchKey).id, parseKeySilence(silence)]));
}

const lock = hotStatement(sql<{ place: number; silence: string }>`with wanted as materialized (
    select * from ${unnest(keyColumns, [])} order by integration_id, key_hash)
  select place, found.silence from wanted, lateral (select silence from key_silences
    where key_silences.integration_id = wanted.integration_id and key_silences.key_hash = wanted.key_hash
    for share) as found`);
