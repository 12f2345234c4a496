import type { Kysely } from 'kysely';
import { decodeCursor, toPage } from '../cursor.ts';
import type { Page, PageRequest, StoredDelivery } from '../store.ts';
import { walkDeliveries } from './chains.ts';
import { findIntegrationId } from './integrations.ts';
import type { Schema } from './schema.ts';

export async function listDeliveries(
  db: Kysely<Schema>,
  orgId: number,
  integrationUid: string,
  { limit, cursor }: PageRequest
): Promise<Page<StoredDelivery>> {
  const integrationId = await findIntegrationId(db, orgId, integrationUid);
  if (integrationId === undefined) {
    return { items: [], nextCursor: null };
  }
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor, ['number'])[0];
  const ids = await walkDeliveries(db, integrationId, before, limit + 1);
  const rows = await select(db).where('deliveries.id', 'in', ids).orderBy('deliveries.id', 'desc').execute();
  return toPage(rows, limit, toDelivery, (row) => [row.id]);
}

export async function getDelivery(
  db: Kysely<Schema>,
  orgId: number,
  integrationUid: string,
  id: number
): Promise<StoredDelivery | undefined> {
  const integrationId = await findIntegrationId(db, orgId, integrationUid);
  const row = await select(db)
    .where('deliveries.id', '=', id)
    .where('deliveries.integration_id', '=', integrationId ?? -1)
    .executeTakeFirst();
  return row && toDelivery(row);
}

function select(db: Kysely<Schema>) {
  return db
    .selectFrom('deliveries')
    .leftJoin('alerts', 'alerts.id', 'deliveries.alert_id')
    .select([
      'deliveries.id',
      'deliveries.received_at',
      'deliveries.address',
      'deliveries.size',
      'deliveries.outcome',
      'deliveries.detail',
      'deliveries.body',
      'deliveries.alert_id',
      'alerts.group_id',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toDelivery(row: Row): StoredDelivery {
  return {
    id: row.id,
    receivedAt: row.received_at,
    address: row.address,
    size: row.size,
    outcome: row.outcome,
    detail: row.detail,
    body: row.body,
    alertId: row.alert_id,
    groupId: row.group_id,
  };
}
