import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  // What templates were before and after a change, and who changed them.
  `create table template_changes (
    id integer primary key autoincrement,
    integration_id integer not null references integrations (id),
    at integer not null,
    author text not null,
    templates text not null
  ) strict`,
  `create index template_changes_integration on template_changes (integration_id, id)`,
];
