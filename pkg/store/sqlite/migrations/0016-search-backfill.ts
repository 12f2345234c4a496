import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/**
 * Groups that were there before the search index wait for the writer to index them, the newest first; those that are opened from now
 * on do not wait for them.
 */
const statements = [
  `alter table search_progress add column waiting_group_id integer not null default 0`,
  `update search_progress set (indexed_group_id, waiting_group_id) = (select coalesce(max(id), 0), coalesce(max(id), 0) from alert_groups)
     where indexed_group_id = 0`,
  // Those whose message is yet to be read for the first time.
  `create index message_queue_waiting on message_queue (org_id, group_id) where alert_id = 0`,
];
