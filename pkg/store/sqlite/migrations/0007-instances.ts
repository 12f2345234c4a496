import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `alter table alert_groups add column firing_instances integer`,
  `alter table alert_groups add column total_instances integer`,
];
