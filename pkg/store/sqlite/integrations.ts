import { type Kysely, sql } from 'kysely';
import { decodeCursor, toPage } from '../cursor.ts';
import type { Page, PageRequest, Receiver, StoredIntegration } from '../store.ts';
import type { IntegrationRow, Schema } from './schema.ts';

export async function listIntegrations(
  db: Kysely<Schema>,
  orgId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredIntegration>> {
  const byName = sql<string>`name collate nocase`;
  let query = live(db, orgId)
    .orderBy(byName)
    .orderBy('id')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [name, id] = decodeCursor(cursor, ['string', 'number']);
    query = query.where(sql<boolean>`(name collate nocase, id) > (${name}, ${id})`);
  }
  return toPage(await query.execute(), limit, toIntegration, (row) => [row.name, row.id]);
}

export async function getIntegration(
  db: Kysely<Schema>,
  orgId: number,
  uid: string
): Promise<StoredIntegration | undefined> {
  const row = await live(db, orgId).where('uid', '=', uid).executeTakeFirst();
  return row && toIntegration(row);
}

export async function listReceivers(db: Kysely<Schema>): Promise<Receiver[]> {
  const rows = await db
    .selectFrom('integrations')
    .select(['id', 'org_id', 'type', 'token'])
    .where('token', 'is not', null)
    .execute();
  return rows.map(({ id, org_id, type, token }) => ({
    integrationId: id,
    orgId: org_id,
    type,
    token: token as string,
  }));
}

function live(db: Kysely<Schema>, orgId: number) {
  return db.selectFrom('integrations').selectAll().where('org_id', '=', orgId).where('deleted_at', 'is', null);
}

function toIntegration(row: IntegrationRow): StoredIntegration {
  return {
    uid: row.uid,
    name: row.name,
    type: row.type,
    description: row.description,
    // Only a deleted integration has no token.
    token: row.token as string,
    provisioned: row.provisioned === 1,
    tokenProvisioned: row.token_provisioned === 1,
    createdAt: row.created_at,
    alertCount: row.alert_count,
    lastAlertAt: row.last_alert_at,
  };
}
