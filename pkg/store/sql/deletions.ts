import type { StoredDeletion } from '../shapes/actions.ts';
import { isOfSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import { parseActor } from './group-rows.ts';

/** Whose alert groups are hidden is not told of those that are gone, either: nobody knows any more of which integration they were. */
export async function findDeletion(
  database: Database,
  orgId: number,
  groupId: number
): Promise<StoredDeletion | undefined> {
  const row = await database.db
    .selectFrom('deletions')
    .select(['number', 'actor', 'at'])
    .where('group_id', '=', groupId)
    .where('org_id', '=', orgId)
    .where(isOfSeen(database, 'deletions.group_id'))
    .executeTakeFirst();
  return row && { ...row, actor: parseActor(row.actor) };
}
