import { sql } from 'kysely';
import { states } from '../../../contract/alert-groups/states.ts';
import { isSeen } from '../access/hidden.ts';
import type { Database } from '../database.ts';
import type { PreparedSearch } from './search.ts';

/**
 * How many groups of the org the search cannot find by all that it asks for, because they were there before the index and wait for
 * it; 0 where the search asks for nothing that the index has.
 */
export async function countUnindexed(database: Database, { orgId, kinds }: PreparedSearch): Promise<number> {
  const { db } = database;
  const hasText = kinds.has('text');
  if (!hasText && !kinds.has('label') && !kinds.has('key')) {
    return 0;
  }
  // In order, as PostgreSQL takes all of them for many and would read the table.
  const withoutMessage = sql`select group_id from message_queue where org_id = ${orgId} and alert_id = 0`;
  const { rows } = await sql<{ upTo: number; isWaiting: number }>`select waiting_group_id as "upTo",
      ${hasText ? sql`(${withoutMessage} order by group_id limit 1) is not null` : sql`0`} as "isWaiting" from search_progress`.execute(
    db
  );
  const { upTo, isWaiting } = rows[0] ?? { upTo: 0, isWaiting: 0 };
  if (upTo === 0 && !isWaiting) {
    return 0;
  }
  const count = async () => {
    const { rows: counted } = await sql<{ count: number }>`select count(*) as count from alert_groups
      where org_id = ${orgId} and state in (${sql.join(states)}) and deleted_at is null
        and ${isSeen(database, 'integration_id')} and (id <= ${upTo} or ${isWaiting ? sql`id in (${withoutMessage})` : sql`1 = 0`})`.execute(
      db
    );
    return counted[0]?.count ?? 0;
  };
  return database.remember(db, `unindexed ${orgId} ${isWaiting} ${database.hidden.join(' ')}`, count, () => 1);
}
