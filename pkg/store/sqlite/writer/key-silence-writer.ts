import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { KeySilence } from '../../../domain/handling/key-silence.ts';
import type { BatchKey } from '../../core/alerts/alert-batch.ts';
import { hashGroupingKey } from '../../core/alerts/grouping-key.ts';
import type { KeySilenceWrite } from '../../core/group-update.ts';
import { rowsPerStep } from '../../core/plan-retention.ts';
import { formatKeySilence, parseKeySilence } from '../../sql/key-silences.ts';
import { prepare } from '../prepare.ts';

/** Loads and writes the silences of keys. The caller holds the transaction. */
export interface KeySilenceWriter {
  /** Those of the keys, by the `id` of the key. It costs nothing where their integrations have none. */
  load(keys: readonly BatchKey[]): ReadonlyMap<string, KeySilence>;
  save(write: KeySilenceWrite): void;
  /** Has the silence of a group's key follow it to another key. To be called before the group has that. */
  move(groupId: number, keyHash: Uint8Array): void;
  /** Forgets some that are over. @returns whether there may be more */
  deleteSome(clock: number): boolean;
}

export function createKeySilenceWriter(database: DatabaseSync): KeySilenceWriter {
  const listIntegrations = prepare(database, (db) =>
    db.selectFrom('key_silences').select('integration_id').distinct().compile()
  );
  const find = prepare(database, (db, integrationId: number, keyHash: Uint8Array) =>
    db
      .selectFrom('key_silences')
      .select('silence')
      .where('integration_id', '=', integrationId)
      .where('key_hash', '=', keyHash)
      .compile()
  );
  const put = prepare(database, (db, silence: string, endsAt: number | null, groupId: number) =>
    sql<never>`insert or replace into key_silences (silence, ends_at, integration_id, key_hash)
      select ${silence}, ${endsAt}, integration_id, key_hash from alert_groups
      where id = ${groupId} and key_hash is not null`.compile(db)
  );
  const remove = prepare(database, (db, groupId: number) =>
    sql<never>`delete from key_silences where (integration_id, key_hash) =
      (select integration_id, key_hash from alert_groups where id = ${groupId})`.compile(db)
  );
  const move = prepare(database, (db, keyHash: Uint8Array, groupId: number) =>
    sql<never>`update or replace key_silences set key_hash = ${keyHash} where (integration_id, key_hash) =
      (select integration_id, key_hash from alert_groups where id = ${groupId})`.compile(db)
  );
  const removeOver = prepare(database, (db, now: number) =>
    sql<never>`delete from key_silences where (integration_id, key_hash) in (
      select integration_id, key_hash from key_silences where ends_at is not null and ends_at <= ${now}
      limit ${sql.lit(rowsPerStep)})`.compile(db)
  );

  /** The integrations that have any, and maybe others; null where that is to be read. */
  let integrations: ReadonlySet<number> | null = null;

  return {
    load(keys) {
      integrations ??= new Set(listIntegrations.all().map((row) => row.integration_id));
      if (integrations.size === 0) {
        return none;
      }
      const silences = new Map<string, KeySilence>();
      for (const { id, integrationId, groupingKey } of keys) {
        const row = integrations.has(integrationId) ? find.get(integrationId, hashGroupingKey(groupingKey)) : undefined;
        if (row !== undefined) {
          silences.set(id, parseKeySilence(row.silence));
        }
      }
      return silences;
    },
    save({ groupId, silence }) {
      integrations = null;
      if (silence === null) {
        remove.run(groupId);
      } else {
        put.run(formatKeySilence(silence), silence.until, groupId);
      }
    },
    move(groupId, keyHash) {
      if (integrations?.size !== 0) {
        move.run(keyHash, groupId);
      }
    },
    deleteSome(clock) {
      const { changes } = removeOver.run(clock);
      if (changes > 0) {
        integrations = null;
      }
      return changes === rowsPerStep;
    },
  };
}

const none: ReadonlyMap<string, KeySilence> = new Map();
