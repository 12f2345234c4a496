import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  // Where it is not null, alerts with a higher id may be missing in the counts of their groups.
  `create table held_back_counts (since_alert_id integer) strict`,
  `insert into held_back_counts values (null)`,
];
