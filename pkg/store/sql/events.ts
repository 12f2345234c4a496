import { beforeCursor, toPage } from '../cursor.ts';
import type { StoredEvent } from '../shapes/groups.ts';
import type { Page, PageRequest } from '../shapes/pages.ts';
import type { Database } from './database.ts';
import { parseActor } from './group-rows.ts';

export async function listEvents(
  { db }: Database,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredEvent>> {
  const query = db
    .selectFrom('events')
    .select(['id', 'at', 'type', 'actor', 'silenced_until'])
    .where('org_id', '=', orgId)
    .where('group_id', '=', groupId)
    .where('id', '<', beforeCursor(cursor))
    .orderBy('id', 'desc')
    .limit(limit + 1);
  return toPage(
    await query.execute(),
    limit,
    ({ id, at, type, actor, silenced_until }) => ({
      id,
      at,
      type,
      actor: parseActor(actor),
      silencedUntil: silenced_until,
    }),
    (row) => [row.id]
  );
}
