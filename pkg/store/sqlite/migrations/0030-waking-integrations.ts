import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `create table waking_integrations (
      integration_id integer primary key,
      state text not null,
      after_start integer not null,
      after_id integer not null
    ) strict`,
  ]);
}
