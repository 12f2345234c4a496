import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { TemplateFailure } from '../../contract/types.ts';
import { beforeCursor, toPage } from '../cursor.ts';
import type { AlertFailures, StoredAlert } from '../shapes/alerts.ts';
import type { Page, PageRequest } from '../shapes/pages.ts';
import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import { listRecentIds } from './payloads.ts';
import { readOften } from './read-often.ts';
import { alertsWithin, sizeAlerts } from './within-budget.ts';

/** At most this much payload on a page, in bytes of the reply, beside the first alert's: a reply is held in memory whole. */
const payloadBudget = 256_000;

export async function listAlerts(
  database: Database,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredAlert>> {
  const ids = await database.findGroupAlertIds(groupId, { before: beforeCursor(cursor), limit: limit + 1 });
  if (ids.length === 0) {
    return { items: [], nextCursor: null };
  }
  const read = await readOften(
    database,
    database.db
      .selectFrom('alerts')
      .select(['id', 'received_at', 'signal', 'title', 'severity', 'failures'])
      .select(database.toJson(sql.ref('payload')).as('payload'))
      .where('org_id', '=', orgId)
      // In JSON they are larger still, and fewer of them are taken.
      .where('id', 'in', sql<number>`(${alertsWithin(payloadBudget, sizeAlerts(database, ids), 'next')})`)
      .where(isSeen(database, 'integration_id'))
      .orderBy('id', 'desc')
  );
  const rows = [];
  let size = 0;
  for (const row of read) {
    rows.push(row);
    size += row.payload.length;
    if (size > payloadBudget && rows.length > 1) {
      break;
    }
  }
  return toPage(
    rows,
    size > payloadBudget ? Math.min(limit, Math.max(1, rows.length - 1)) : limit,
    ({ received_at, failures, ...row }) => ({
      ...row,
      failures: parseFailures(failures),
      receivedAt: received_at,
      hash: hashPayload(row.payload),
    }),
    (row) => [row.id]
  );
}

export async function listRecentFailures(
  database: Database,
  orgId: number,
  integrationUid: string,
  limit: number
): Promise<AlertFailures[]> {
  const ids = await listRecentIds(database, orgId, integrationUid, limit);
  if (ids.length === 0) {
    return [];
  }
  const rows = await database.db
    .selectFrom('alerts')
    .select(['received_at', 'failures'])
    .where('id', 'in', ids)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ received_at, failures }) => ({ receivedAt: received_at, failures: parseFailures(failures) }));
}

/** 128 bits of a hash, in 22 characters. */
function hashPayload(payload: Uint8Array): string {
  return hash('sha256', payload, 'base64url').slice(0, 22);
}

function parseFailures(json: string | null): TemplateFailure[] {
  return json === null ? [] : (JSON.parse(json) as TemplateFailure[]);
}
