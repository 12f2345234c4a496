import type { StoredDeletion } from '../shapes/actions.ts';
import type { Database } from './database.ts';
import { parseActor } from './group-rows.ts';

export async function findDeletion(
  { db }: Database,
  orgId: number,
  groupId: number
): Promise<StoredDeletion | undefined> {
  const row = await db
    .selectFrom('deletions')
    .select(['number', 'actor', 'at'])
    .where('group_id', '=', groupId)
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row && { ...row, actor: parseActor(row.actor) };
}
