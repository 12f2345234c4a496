import { sql } from 'kysely';
import type { PlannedEvent } from '../../core/alerts/alert-plan.ts';
import { toEventValues } from '../../sql/events.ts';
import { foldCase } from '../../sql/search/fold.ts';
import type { Db } from './db.ts';
import { listOf, unnest } from './rows.ts';

const columns = {
  id: 'bigint',
  org_id: 'bigint',
  group_id: 'bigint',
  at: 'bigint',
  type: 'text',
  actor: 'text',
  silenced_until: 'bigint',
  text: 'text',
  assignee: 'text',
  operation: 'text',
} as const;

/**
 * Writes entries of timelines, in their order.
 * @param operation that they belong to; null where no person acted
 * @returns the ids of the events
 */
export async function insertEvents(
  db: Db,
  events: readonly PlannedEvent[],
  operation: string | null
): Promise<number[]> {
  if (events.length === 0) {
    return [];
  }
  const ids = await takeIds(db, events.length);
  const rows = events.map((planned, i) => [ids[i], ...toEventValues(planned, operation)]);
  await sql`insert into events (${listOf(Object.keys(columns))}) select * from ${unnest(columns, rows)}`.execute(db);
  const notes = events.flatMap(({ event: { type, text } }, i) =>
    type === 'noted' && text ? [[ids[i], foldCase(text)]] : []
  );
  if (notes.length > 0) {
    await sql`insert into note_index (rowid, text)
      select * from ${unnest({ rowid: 'bigint', text: 'text' }, notes)}`.execute(db);
  }
  return ids;
}

async function takeIds(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{
    id: number;
  }>`select nextval('event_ids') as id from generate_series(1, ${count}::bigint)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Changes the text of a note. @returns whether the group has it */
export async function editNote(
  db: Db,
  orgId: number,
  groupId: number,
  id: number,
  text: string,
  at: number
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ text, edited_at: at })
    .where('org_id', '=', orgId)
    .where('group_id', '=', groupId)
    .where('id', '=', id)
    .where('type', '=', 'noted')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    return false;
  }
  await db
    .updateTable('note_index')
    .set({ text: foldCase(text) })
    .where('rowid', '=', id)
    .execute();
  return true;
}

/** @returns the ids of those notes that were there */
export async function deleteNotes(
  db: Db,
  orgId: number,
  notes: ReadonlyArray<{ readonly groupId: number; readonly eventId: number }>
): Promise<number[]> {
  if (notes.length === 0) {
    return [];
  }
  const given = unnest(
    { group_id: 'bigint', id: 'bigint' },
    notes.map(({ groupId, eventId }) => [groupId, eventId])
  );
  const { rows } = await sql<{ id: number }>`delete from events using ${given}
    where events.id = given.id and events.group_id = given.group_id and events.org_id = ${orgId} and events.type = 'noted'
    returning events.id`.execute(db);
  const ids = rows.map(({ id }) => id);
  await sql`delete from note_index where rowid = any(${ids}::bigint[])`.execute(db);
  return ids;
}
