import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `create table heartbeats (
    integration_id integer primary key references integrations (id),
    last_at integer not null,
    expected_since integer,
    missed_after integer,
    due_at integer
  ) strict`,
  `create index heartbeats_due on heartbeats (due_at) where due_at is not null`,
];
