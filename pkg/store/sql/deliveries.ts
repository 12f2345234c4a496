import { beforeCursor, toPage } from '../cursor.ts';
import { groupsLookedUp, type StoredDelivery } from '../shapes/deliveries.ts';
import type { GroupName } from '../shapes/history.ts';
import type { Page, PageRequest } from '../shapes/pages.ts';
import type { Database } from './database.ts';
import { type NotedDelivery, unpackDeliveries } from './delivery-batches.ts';
import { findIntegrationId } from './integrations.ts';

export async function listDeliveries(
  database: Database,
  orgId: number,
  integrationUid: string,
  { limit, cursor }: PageRequest
): Promise<Page<StoredDelivery>> {
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  if (integrationId === undefined) {
    return { items: [], nextCursor: null };
  }
  const before = beforeCursor(cursor);
  const found = await findDeliveries(database, integrationId, { before, limit: limit + 1 });
  const groups = await findGroups(database, found);
  return toPage(
    found,
    limit,
    (delivery) => toDelivery(delivery, groups),
    ({ number }) => [number]
  );
}

/** @param id the number of the delivery in its integration */
export async function getDelivery(
  database: Database,
  orgId: number,
  integrationUid: string,
  id: number
): Promise<StoredDelivery | undefined> {
  if (!Number.isInteger(id)) {
    return undefined;
  }
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  const [found] = await findDeliveries(database, integrationId ?? -1, { before: id + 1, limit: 1 });
  return found?.number === id ? toDelivery(found, await findGroups(database, [found])) : undefined;
}

type Found = NotedDelivery & Pick<StoredDelivery, 'body'>;

/** The newest of the integration's deliveries whose numbers are less than `before`. */
async function findDeliveries(
  { db }: Database,
  integrationId: number,
  { before, limit }: { before: number; limit: number }
): Promise<Found[]> {
  const batches = db.selectFrom('delivery_batches').where('integration_id', '=', integrationId);
  const first = await batches
    .select('last_number')
    .where('last_number', '>=', before - 1)
    .orderBy('last_number')
    .limit(1)
    .executeTakeFirst();
  const rows = await batches
    .select(['last_number', 'deliveries', 'body'])
    .where('last_number', '<=', first?.last_number ?? before)
    .orderBy('last_number', 'desc')
    // Each row holds one delivery at least.
    .limit(limit)
    .execute();
  return rows
    .flatMap(({ last_number, deliveries, body }) =>
      unpackDeliveries(deliveries, last_number)
        .reverse()
        .map((delivery) => ({ ...delivery, body }))
    )
    .filter(({ number }) => number < before)
    .slice(0, limit);
}

/** The groups of the deliveries' alerts, by alert id. Deleted ones are missing. */
async function findGroups({ db }: Database, deliveries: readonly NotedDelivery[]): Promise<Map<number, GroupName>> {
  const alertIds = deliveries.flatMap(({ alertId, split }) => [
    ...(alertId === null ? [] : [alertId]),
    ...(split?.alertIds.slice(1, groupsLookedUp) ?? []),
  ]);
  if (alertIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('alerts')
    .innerJoin('alert_groups', 'alert_groups.id', 'alerts.group_id')
    .select(['alerts.id', 'alerts.group_id', 'alert_groups.number'])
    .where('alerts.id', 'in', alertIds)
    .where('alert_groups.deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, group_id, number }) => [id, { id: group_id, number }]));
}

function toDelivery(
  { number, alertId, split, ...delivery }: Found,
  groups: ReadonlyMap<number, GroupName>
): StoredDelivery {
  const ofSplit = split?.alertIds.slice(0, groupsLookedUp).flatMap((id) => groups.get(id) ?? []) ?? [];
  return {
    id: number,
    alertId,
    groupId: (alertId !== null && groups.get(alertId)?.id) || null,
    split: split && { ...split, groups: [...new Map(ofSplit.map((group) => [group.id, group])).values()] },
    ...delivery,
  };
}
