import { sql } from 'kysely';
import type { AlertContent } from '../../interpret/alert-content.ts';
import { newest } from '../cursor.ts';
import type { AlertInGroup } from '../shapes/alerts.ts';
import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import { findIntegrationId } from './integrations.ts';
import { readOften } from './read-often.ts';
import { alertsWithin, payloadBytes, sizeAlerts } from './within-budget.ts';

/** Payload that is read to render the appearance of one group, in bytes; the newest is read whatever its size. */
const appearanceBudget = 2_000_000;
/** The same for one part of the alerts of a dry run: a larger part would hold up the thread that receives it. */
const partBudget = 2_000_000;

export async function listContents(
  database: Database,
  orgId: number,
  groupId: number,
  limit: number
): Promise<AlertContent[]> {
  const { db } = database;
  const [[group], ids] = await Promise.all([
    readOften(
      database,
      db
        .selectFrom('alert_groups')
        .select('first_alert_id')
        .where('org_id', '=', orgId)
        .where('id', '=', groupId)
        .where(isSeen(database, 'integration_id'))
    ),
    database.findGroupAlertIds(groupId, { before: newest, limit }),
  ]);
  if (group === undefined) {
    return [];
  }
  const newestIds = alertsWithin(appearanceBudget, sizeAlerts(database, ids));
  const rows = await readOften(
    database,
    db
      .selectFrom('alerts')
      .select(['payload', 'headers'])
      .where('id', 'in', sql<number>`(${newestIds} union all select ${group.first_alert_id})`)
      .orderBy('id', 'desc')
  );
  return rows.map(({ payload, headers }) => ({ payload, headers }));
}

export async function getAlert(
  database: Database,
  orgId: number,
  integrationUid: string,
  id: number
): Promise<AlertInGroup | undefined> {
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  const row = await withGroup(database)
    .where('alerts.id', '=', id)
    .where('alerts.integration_id', '=', integrationId ?? -1)
    .executeTakeFirst();
  return row && toAlert(row);
}

/** The ids of the newest alerts of the integration, newest first. */
export async function listRecentIds(
  database: Database,
  orgId: number,
  integrationUid: string,
  limit: number
): Promise<number[]> {
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  return integrationId === undefined ? [] : database.findIntegrationAlertIds(integrationId, limit);
}

/** The alerts with these ids, one at least, newest first. Ends early where their payloads are large. */
export async function listAlertsById(
  database: Database,
  orgId: number,
  ids: readonly number[]
): Promise<AlertInGroup[]> {
  const sized = shownAlerts(database)
    .select(['alerts.id', payloadBytes])
    .where('alerts.org_id', '=', orgId)
    .where('alerts.id', 'in', ids);
  const rows = await withGroup(database)
    .where('alerts.id', 'in', sql<number>`(${alertsWithin(partBudget, sized)})`)
    .orderBy('alerts.id', 'desc')
    .execute();
  return rows.map(toAlert);
}

function withGroup(database: Database) {
  return shownAlerts(database).select([
    'alerts.id',
    'alerts.received_at',
    'alerts.payload',
    'alerts.headers',
    'alerts.group_id',
    'alert_groups.number',
  ]);
}

function shownAlerts(database: Database) {
  return (
    database.db
      .selectFrom('alerts')
      .innerJoin('alert_groups', 'alert_groups.id', 'alerts.group_id')
      // A deleted group is hidden at once; its alerts are deleted a little later.
      .where('alert_groups.deleted_at', 'is', null)
      .where(isSeen(database, 'alert_groups.integration_id'))
  );
}

type JoinedRow = Awaited<ReturnType<ReturnType<typeof withGroup>['execute']>>[number];

function toAlert(row: JoinedRow): AlertInGroup {
  return {
    id: row.id,
    receivedAt: row.received_at,
    payload: row.payload,
    headers: row.headers,
    groupId: row.group_id,
    groupNumber: row.number,
  };
}
