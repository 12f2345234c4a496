import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { PlannedEvent } from '../../core/alerts/alert-plan.ts';
import { toEventValues } from '../../sql/events.ts';
import { formatActor } from '../../sql/group-rows.ts';
import { foldCase } from '../../sql/search/fold.ts';
import { prepare, prepareInsert } from '../prepare.ts';

/** Writes the entries of timelines. The caller holds the transaction. */
export interface EventWriter {
  /** Writes what an alert, or time, has brought about. */
  insert(event: PlannedEvent): void;
  /**
   * Writes what a person did.
   * @param operation that it belongs to
   * @returns the id of the event
   */
  insertDeed(event: PlannedEvent, operation: string | null): number;
  /** Changes the text of a note. @returns whether the group has it */
  editNote(orgId: number, groupId: number, id: number, text: string, at: number): boolean;
  /** @returns whether the group had it */
  deleteNote(orgId: number, groupId: number, id: number): boolean;
}

const columns = ['org_id', 'group_id', 'at', 'type', 'actor', 'silenced_until'] as const;

export function createEventWriter(database: DatabaseSync): EventWriter {
  const insert = prepareInsert(database, 'events', columns);
  const insertDeed = prepareInsert(database, 'events', [...columns, 'text', 'assignee', 'operation']);
  const edit = prepare(database, (db, text: string, at: number, orgId: number, groupId: number, id: number) =>
    db
      .updateTable('events')
      .set({ text, edited_at: at })
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where('id', '=', id)
      .where('type', '=', sql.lit('noted' as const))
      .compile()
  );
  const remove = prepare(database, (db, orgId: number, groupId: number, id: number) =>
    db
      .deleteFrom('events')
      .where('org_id', '=', orgId)
      .where('group_id', '=', groupId)
      .where('id', '=', id)
      .where('type', '=', sql.lit('noted' as const))
      .compile()
  );
  const removeFromIndex = prepare(database, (db, id: number) =>
    db.deleteFrom('note_index').where('rowid', '=', id).compile()
  );
  const index = prepareInsert(database, 'note_index', ['rowid', 'text']);
  return {
    insert(planned) {
      const { orgId, groupId, event } = planned;
      if (event.text) {
        insertWithText(planned, null);
      } else {
        insert.run(orgId, groupId, event.at, event.type, formatActor(event.actor), event.silencedUntil ?? null);
      }
    },
    insertDeed: insertWithText,
    editNote(orgId, groupId, id, text, at) {
      const isThere = edit.run(text, at, orgId, groupId, id).changes === 1;
      if (isThere) {
        removeFromIndex.run(id);
        index.run(id, foldCase(text));
      }
      return isThere;
    },
    deleteNote(orgId, groupId, id) {
      const isThere = remove.run(orgId, groupId, id).changes === 1;
      if (isThere) {
        removeFromIndex.run(id);
      }
      return isThere;
    },
  };

  function insertWithText(planned: PlannedEvent, operation: string | null): number {
    const { type, text = null } = planned.event;
    const { lastInsertRowid } = insertDeed.run(...toEventValues(planned, operation));
    const id = Number(lastInsertRowid);
    if (type === 'noted' && text !== null) {
      index.run(id, foldCase(text));
    }
    return id;
  }
}
