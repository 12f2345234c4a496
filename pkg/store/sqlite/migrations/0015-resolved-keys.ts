import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

/** The open group of a key has an index already, so a new group need not be written to this one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `drop index alert_groups_key`,
    `create index alert_groups_key on alert_groups (integration_id, key_hash, started_at)
       where key_hash is not null and state = 'resolved'`,
  ]);
}
