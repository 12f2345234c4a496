import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `create table key_silences (
      integration_id integer not null references integrations (id),
      key_hash blob not null,
      silence text not null,
      ends_at integer,
      primary key (integration_id, key_hash)
    ) strict, without rowid`,
    `create index key_silences_end on key_silences (ends_at) where ends_at is not null`,
  ]);
}
