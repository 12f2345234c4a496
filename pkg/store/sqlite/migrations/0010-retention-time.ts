import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/** How far time has passed, as retention trusts it; null until that is known. */
const statements = [
  `create table retention_time (trusted_at integer) strict`,
  `insert into retention_time values (null)`,
];
