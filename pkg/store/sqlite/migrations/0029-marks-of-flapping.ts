import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, [
    `alter table alert_groups add column flaps text`,
    `alter table alert_groups add column flapping_since integer`,
    `create index alert_groups_flapping on alert_groups (org_id) where flapping_since is not null`,
  ]);
}
