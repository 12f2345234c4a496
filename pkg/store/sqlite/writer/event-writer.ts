import type { DatabaseSync } from 'node:sqlite';
import type { PlannedEvent } from '../../core/alerts/alert-plan.ts';
import { formatActor, formatActorOrNull } from '../../sql/group-rows.ts';
import { prepareInsert } from '../prepare.ts';

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
}

const columns = ['org_id', 'group_id', 'at', 'type', 'actor', 'silenced_until'] as const;

export function createEventWriter(database: DatabaseSync): EventWriter {
  const insert = prepareInsert(database, 'events', columns);
  const insertDeed = prepareInsert(database, 'events', [...columns, 'text', 'assignee', 'operation']);
  const index = prepareInsert(database, 'note_index', ['rowid', 'text']);
  return {
    insert({ orgId, groupId, event }) {
      insert.run(orgId, groupId, event.at, event.type, formatActor(event.actor), event.silencedUntil ?? null);
    },
    insertDeed({ orgId, groupId, event }, operation) {
      const { at, type, actor, silencedUntil = null, text = null, assignee = null } = event;
      const { lastInsertRowid } = insertDeed.run(
        orgId,
        groupId,
        at,
        type,
        formatActor(actor),
        silencedUntil,
        text,
        formatActorOrNull(assignee),
        operation
      );
      const id = Number(lastInsertRowid);
      if (type === 'noted' && text !== null) {
        index.run(id, text);
      }
      return id;
    },
  };
}
