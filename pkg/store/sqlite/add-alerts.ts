import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { foldAlert } from '../../group/fold.ts';
import type { Group } from '../../group/group.ts';
import type { AddedAlert, IncomingAlert } from '../store.ts';
import type { GroupWriter } from './group-writer.ts';

/**
 * The writer of alert batches. The caller holds the transaction. However many alerts of a batch a group gets, it is
 * read and written once.
 */
export function createAlertWriter(database: DatabaseSync, groups: GroupWriter) {
  const insertAlert = database.prepare(
    'insert into alerts (org_id, group_id, received_at, signal, title, payload) values (?, ?, ?, ?, ?, ?)'
  );
  const countAlerts = database.prepare(
    `update integrations set alert_count = alert_count + ?, last_alert_at = max(coalesce(last_alert_at, 0), ?)
     where id = ?`
  );

  return (alerts: readonly IncomingAlert[]): AddedAlert[] => {
    const open = new Map<string, OpenGroup | null>();
    const changed = new Map<number, Group>();
    const received = new Map<number, { count: number; last: number }>();

    const added = alerts.map((alert): AddedAlert => {
      const { orgId, integrationId, facts, receivedAt, payload } = alert;
      const keyHash = facts.groupingKey === null ? null : hashKey(facts.groupingKey);
      const slot = keyHash && `${integrationId} ${keyHash.toString('latin1')}`;
      const current = slot === null ? null : (open.get(slot) ?? findOpen(slot, integrationId, keyHash as Buffer));
      const change = foldAlert(current?.group ?? null, facts, receivedAt);
      if (change === null) {
        return null;
      }
      let groupId: number;
      if (current === null) {
        const groupingKey = shorten(facts.groupingKey);
        groupId = groups.insert({ orgId, integrationId, keyHash, groupingKey, group: change.group });
      } else {
        groupId = current.id;
        changed.set(groupId, change.group);
      }
      if (slot !== null) {
        open.set(slot, change.group.state === 'resolved' ? null : { id: groupId, group: change.group });
      }
      if (change.group.state === 'resolved') {
        // The next alert with the key may open another group, which the row must make way for.
        groups.update(groupId, change.group);
        changed.delete(groupId);
      }
      groups.insertEvents(orgId, groupId, change.events);
      const { lastInsertRowid } = insertAlert.run(orgId, groupId, receivedAt, facts.signal, facts.title, payload);
      const tally = received.get(integrationId) ?? { count: 0, last: 0 };
      received.set(integrationId, { count: tally.count + 1, last: Math.max(tally.last, receivedAt) });
      return { alertId: Number(lastInsertRowid), groupId };
    });

    for (const [id, group] of changed) {
      groups.update(id, group);
    }
    for (const [integrationId, { count, last }] of received) {
      countAlerts.run(count, last, integrationId);
    }
    return added;

    function findOpen(slot: string, integrationId: number, keyHash: Buffer): OpenGroup | null {
      return open.has(slot) ? null : (groups.findOpen(integrationId, keyHash) ?? null);
    }
  };
}

interface OpenGroup {
  readonly id: number;
  readonly group: Group;
}

/** Keys can be as long as payloads; the index holds their hash. */
function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, 16);
}

const shownKeyLength = 255;

function shorten(key: string | null): string | null {
  return key === null || key.length <= shownKeyLength ? key : `${key.slice(0, shownKeyLength - 1).toWellFormed()}…`;
}
