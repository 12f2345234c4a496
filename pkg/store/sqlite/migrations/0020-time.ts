import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `alter table alert_groups add column due_at integer`,
  `create index alert_groups_due on alert_groups (due_at) where due_at is not null`,
  `create table receiving_periods (
    id integer primary key autoincrement,
    began_at integer not null,
    noted_until integer not null
  ) strict`,
];
