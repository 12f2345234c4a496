import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  // Who deleted which group: all that is left of it.
  `create table deletions (
    group_id integer primary key,
    org_id integer not null,
    number integer not null,
    actor text not null,
    at integer not null
  ) strict`,
  `create index deletions_at on deletions (at)`,
];
