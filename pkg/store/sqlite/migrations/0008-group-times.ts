import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/**
 * Groups are listed by the time of their start, which a filter may bound. An index has all that is needed to count them: for SQLite that includes
 * the column which is null in all of its rows.
 */
const statements = [
  `drop index alert_groups_state`,
  `drop index alert_groups_integration`,
  `create index alert_groups_state on alert_groups (org_id, state, started_at, id, deleted_at) where deleted_at is null`,
  `create index alert_groups_integration on alert_groups (org_id, integration_id, state, started_at, id, deleted_at)
     where deleted_at is null`,
  // Also of those that are deleted, whose groups stay.
  `create index integrations_of_all_times on integrations (org_id, uid)`,
];
