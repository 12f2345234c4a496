import { hashGroupingKey } from '../core/alerts/grouping-key.ts';
import type { AlertStory, KeyPlace } from '../shapes/history.ts';
import type { Database } from './database.ts';
import { groupsOf } from './group-queries.ts';
import { formatActor } from './group-rows.ts';
import { toStoredGroup, withIntegration } from './groups.ts';
import { findKeyedGroup, groupsOfKey, openGroupOfKey } from './groups-of-key.ts';

/** @returns undefined where the group has no such alert */
export async function tellAlert(
  database: Database,
  orgId: number,
  groupId: number,
  alertId: number
): Promise<AlertStory | undefined> {
  const row = await groupsOf(database, orgId)
    .innerJoin('alerts', 'alerts.group_id', 'alert_groups.id')
    .select(['alerts.received_at', 'payload', 'headers', 'signal', 'alerts.title', 'alerts.severity', 'first_alert_id'])
    .where('alert_groups.id', '=', groupId)
    .where('alerts.id', '=', alertId)
    .executeTakeFirst();
  if (row === undefined) {
    return undefined;
  }
  const { received_at: receivedAt, payload, headers, signal, title, severity } = row;
  const alert = { id: alertId, receivedAt, payload, headers, signal, title, severity };
  if (row.first_alert_id === alertId) {
    return { ...alert, outcome: 'opened', earlier: await findEarlier(database, orgId, groupId) };
  }
  const hasChanged = signal !== 'fire' && (await hasDone(database, groupId, outcomes[signal], receivedAt));
  return { ...alert, outcome: hasChanged ? outcomes[signal] : 'added', earlier: null };
}

const outcomes = { resolve: 'resolved', acknowledge: 'acknowledged' } as const;

/** The newest group before with the key. Ids have the order in which groups were opened. */
async function findEarlier(database: Database, orgId: number, groupId: number): Promise<AlertStory['earlier']> {
  const group = await findKeyedGroup(database, orgId, groupId);
  const row =
    group &&
    (await groupsOfKey(database, group, (groups) =>
      groups
        .where('alert_groups.id', '<', groupId)
        .orderBy('alert_groups.started_at', 'desc')
        .orderBy('alert_groups.id', 'desc')
        .limit(1)
    )
      .select(['id', 'number', 'resolved_at as resolvedAt'])
      .executeTakeFirst());
  return row ?? null;
}

/** Whether the source has done that to the group then: it leaves one that is acknowledged, or flaps, as it is. */
async function hasDone(
  { db }: Database,
  groupId: number,
  type: (typeof outcomes)[keyof typeof outcomes],
  at: number
): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where('group_id', '=', groupId)
    .where('at', '=', at)
    .where('type', '=', type)
    .where('actor', '=', formatActor({ kind: 'source' }))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * @param groupId of a group of the integration that gets the alert
 * @param formerKey as in `Facts`
 * @returns undefined where there is no such group
 */
export async function placeKey(
  database: Database,
  orgId: number,
  groupId: number,
  groupingKey: string | null,
  formerKey: string | null
): Promise<KeyPlace | undefined> {
  const group = await groupsOf(database, orgId)
    .select(['integration_id as integrationId', 'key_hash as keyHash'])
    .where('id', '=', groupId)
    .executeTakeFirst();
  if (group === undefined) {
    return undefined;
  }
  const { integrationId, keyHash } = group;
  const hashes = [groupingKey, formerKey].flatMap((key) => (key === null ? [] : [hashGroupingKey(key)]));
  const [own] = groupingKey === null ? [] : hashes;
  const isSameKey =
    own === undefined || keyHash === null ? own === undefined && keyHash === null : Buffer.compare(own, keyHash) === 0;
  for (const hash of groupingKey === null ? [] : hashes) {
    const row = await withIntegration(openGroupOfKey(database, { integrationId, keyHash: hash })).executeTakeFirst();
    if (row !== undefined) {
      return { isSameKey, open: toStoredGroup(row) };
    }
  }
  return { isSameKey, open: null };
}
