import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `create table integration_secrets (
      integration_id integer not null references integrations (id),
      name text not null,
      sealed text not null,
      set_at integer not null,
      primary key (integration_id, name)
    ) without rowid`,
  ]);
}
