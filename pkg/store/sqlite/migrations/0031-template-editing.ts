import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `create table template_editing (
      integration_id integer not null references integrations (id),
      tab text not null,
      actor text not null,
      since integer not null,
      seen_at integer not null,
      primary key (integration_id, tab)
    ) strict`,
  ]);
}
