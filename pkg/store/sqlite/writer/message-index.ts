import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { IndexedMessage } from '../../shapes/searches.ts';
import { foldMessage } from '../../sql/search/fold.ts';
import { prepare, prepareInsert } from '../prepare.ts';

/**
 * Writes the messages that groups are found by. Messages are rendered elsewhere and later, so an alert costs nothing here when it is
 * stored: the alerts that came are read in the order of their ids, and their groups are queued. The caller holds the transaction.
 */
export interface MessageIndex {
  /** Queues the groups of the next `limit` alerts. */
  queueNew(limit: number): void;
  /** Queues a group that has no new alert. */
  queue(orgId: number, groupId: number): void;
  /** Indexes the messages. @returns the orgs of those that are not what they were */
  index(messages: readonly IndexedMessage[]): number[];
}

export function createMessageIndex(database: DatabaseSync): MessageIndex {
  const readProgress = prepare(database, (db) =>
    db.selectFrom('message_progress').select('queued_alert_id as id').compile()
  );
  const saveProgress = prepare(database, (db, queued_alert_id: number) =>
    db.updateTable('message_progress').set({ queued_alert_id }).compile()
  );
  const findAlerts = prepare(database, (db, after: number, limit: number) =>
    db
      .selectFrom('alerts')
      .select(['id', 'org_id', 'group_id'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .compile()
  );
  const queue = prepare(database, (db, group_id: number, org_id: number, alert_id: number) =>
    db
      .insertInto('message_queue')
      .values({ group_id, org_id, alert_id })
      .onConflict((conflict) =>
        conflict.column('group_id').doUpdateSet(({ ref }) => ({ alert_id: ref('excluded.alert_id') }))
      )
      .compile()
  );
  const unqueue = prepare(database, (db, groupId: number, alertId: number) =>
    db.deleteFrom('message_queue').where('group_id', '=', groupId).where('alert_id', '=', alertId).compile()
  );
  const findShown = prepare(database, (db, id: number) =>
    db
      .selectFrom('alert_groups')
      .select(sql.lit(1).as('one'))
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .compile()
  );
  const findMessage = prepare(database, (db, id: number) =>
    db.selectFrom('group_messages').select('message').where('rowid', '=', id).compile()
  );
  const removeMessage = prepare(database, (db, id: number) =>
    db.deleteFrom('group_messages').where('rowid', '=', id).compile()
  );
  const addMessage = prepareInsert(database, 'group_messages', ['rowid', 'message']);

  return {
    queueNew(limit) {
      const alerts = findAlerts.all(readProgress.get()?.id ?? 0, limit);
      const last = alerts.at(-1);
      if (last === undefined) {
        return;
      }
      // The last alert of each group.
      const groups = new Map(alerts.map((alert) => [alert.group_id, alert]));
      groups.forEach(({ id, org_id, group_id }) => queue.run(group_id, org_id, id));
      saveProgress.run(last.id);
    },
    queue(orgId, groupId) {
      queue.run(groupId, orgId, 0);
    },
    index(messages) {
      const orgIds = new Set<number>();
      for (const { orgId, groupId, alertId, message } of messages) {
        unqueue.run(groupId, alertId);
        if (findShown.get(groupId) !== undefined && replace(groupId, message)) {
          orgIds.add(orgId);
        }
      }
      return [...orgIds];
    },
  };

  /** @returns whether it is another one */
  function replace(groupId: number, message: string | null): boolean {
    const folded = message === null ? null : foldMessage(message);
    const before = findMessage.get(groupId)?.message ?? null;
    if (folded === before) {
      return false;
    }
    removeMessage.run(groupId);
    if (folded !== null) {
      addMessage.run(groupId, folded);
    }
    return true;
  }
}
