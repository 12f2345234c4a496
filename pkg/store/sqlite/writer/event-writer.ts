import type { DatabaseSync } from 'node:sqlite';
import type { PlannedEvent } from '../../core/alerts/alert-plan.ts';
import { formatActor } from '../../sql/group-rows.ts';
import { prepareInsert } from '../prepare.ts';

/** Writes the entries of timelines. The caller holds the transaction. */
export interface EventWriter {
  insert(event: PlannedEvent): void;
}

export function createEventWriter(database: DatabaseSync): EventWriter {
  const insert = prepareInsert(database, 'events', ['org_id', 'group_id', 'at', 'type', 'actor', 'silenced_until']);
  return {
    insert({ orgId, groupId, event }) {
      insert.run(orgId, groupId, event.at, event.type, formatActor(event.actor), event.silencedUntil ?? null);
    },
  };
}
