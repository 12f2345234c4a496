import { type Selectable, sql } from 'kysely';
import type { PlannedEvent } from '../core/alerts/alert-plan.ts';
import { beforeCursor, toPage } from '../cursor.ts';
import type { StoredEvent } from '../shapes/groups.ts';
import type { Page, PageRequest } from '../shapes/pages.ts';
import { isOfSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import { formatActor, formatActorOrNull, parseActor, parseActorOrNull } from './group-rows.ts';
import { commonLimit, readOften } from './read-often.ts';
import type { Schema } from './schema.ts';

export async function listEvents(
  database: Database,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredEvent>> {
  const rows = await readOften(
    database,
    database.db
      .selectFrom('events')
      .select(eventColumns)
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where(isOfSeen(database, 'events.group_id'))
      .where('id', '<', beforeCursor(cursor))
      .orderBy('id', 'desc')
      .limit(sql.lit(commonLimit(limit + 1)))
  );
  return toPage(rows, limit, toEvent, (row) => [row.id]);
}

/** The note of the group with that id. */
export async function getNote(
  database: Database,
  orgId: number,
  groupId: number,
  id: number
): Promise<StoredEvent | undefined> {
  const row = await database.db
    .selectFrom('events')
    .select(eventColumns)
    .where('org_id', '=', orgId)
    .where('group_id', '=', groupId)
    .where('id', '=', id)
    .where(isOfSeen(database, 'events.group_id'))
    .where('type', '=', 'noted')
    .executeTakeFirst();
  return row && toEvent(row);
}

const eventColumns = [
  'id',
  'at',
  'type',
  'actor',
  'silenced_until',
  'text',
  'assignee',
  'operation',
  'edited_at',
] as const;

function toEvent(row: Pick<Selectable<Schema['events']>, (typeof eventColumns)[number]>): StoredEvent {
  return {
    id: row.id,
    at: row.at,
    type: row.type,
    actor: parseActor(row.actor),
    silencedUntil: row.silenced_until,
    text: row.text,
    assignee: parseActorOrNull(row.assignee),
    operation: row.operation,
    editedAt: row.edited_at,
  };
}

/** An entry as it is written, beside its id: from the column `org_id` on, in the order of the schema. */
export function toEventValues({ orgId, groupId, event }: PlannedEvent, operation: string | null) {
  const { at, type, actor, silencedUntil = null, text = null, assignee = null } = event;
  return [
    orgId,
    groupId,
    at,
    type,
    formatActor(actor),
    silencedUntil,
    text,
    formatActorOrNull(assignee),
    operation,
  ] as const;
}
