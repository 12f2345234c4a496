import { sql } from 'kysely';
import type { KeySilenceWrite } from '../../core/group-update.ts';
import { rowsPerStep } from '../../core/plan-retention.ts';
import { formatKeySilence } from '../../sql/key-silences.ts';
import type { Db } from './db.ts';

/** Writes the silences of keys. Their rows are locked where there are any, see `lockKeySilences`. */
export async function saveKeySilences(db: Db, writes: readonly KeySilenceWrite[]): Promise<void> {
  for (const { groupId, silence } of writes) {
    await (
      silence === null
        ? sql`delete from key_silences using alert_groups where alert_groups.id = ${groupId}
          and key_silences.integration_id = alert_groups.integration_id and key_silences.key_hash = alert_groups.key_hash`
        : sql`insert into key_silences (integration_id, key_hash, silence, ends_at)
          select integration_id, key_hash, ${formatKeySilence(silence)}::text, ${silence.until}::bigint from alert_groups
          where id = ${groupId} and key_hash is not null
          on conflict (integration_id, key_hash) do update set silence = excluded.silence, ends_at = excluded.ends_at`
    ).execute(db);
  }
}

/** Has the silence of a group's key follow it to another key. To be called before the group has that. */
export async function moveKeySilence(db: Db, groupId: number, keyHash: Uint8Array): Promise<void> {
  await sql`with moved as (delete from key_silences using alert_groups where alert_groups.id = ${groupId}
      and key_silences.integration_id = alert_groups.integration_id and key_silences.key_hash = alert_groups.key_hash
      returning key_silences.integration_id, silence, ends_at)
    insert into key_silences (integration_id, key_hash, silence, ends_at)
    select integration_id, ${keyHash}::bytea, silence, ends_at from moved
    on conflict (integration_id, key_hash) do update set silence = excluded.silence, ends_at = excluded.ends_at`.execute(
    db
  );
}

/** The silences of the keys of groups, locked so that no batch opens a group by them meanwhile. @returns by `integration key` */
export async function lockKeySilences(
  db: Db,
  groupIds: readonly number[]
): Promise<Array<{ readonly integration_id: number; readonly key_hash: Uint8Array; readonly silence: string }>> {
  const { rows } = await sql<{ integration_id: number; key_hash: Uint8Array; silence: string }>`
    select integration_id, key_hash, silence from key_silences where (integration_id, key_hash) in (
      select integration_id, key_hash from alert_groups where id = any(${groupIds}::bigint[]))
    order by integration_id, key_hash for update`.execute(db);
  return rows;
}

/** Forgets some that are over. @returns whether there may be more */
export async function forgetKeySilences(db: Db, clock: number): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from key_silences where (integration_id, key_hash) in (
    select integration_id, key_hash from key_silences where ends_at <= ${clock}
    limit ${rowsPerStep}::bigint for update skip locked)`.execute(db);
  return numAffectedRows === BigInt(rowsPerStep);
}
