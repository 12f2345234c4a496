import { sql } from 'kysely';
import type { AlertBatch } from '../../../core/alerts/alert-batch.ts';
import type { EarlierDelivery } from '../../../core/alerts/alert-plan.ts';
import { packActivity } from '../../../sql/activity-column.ts';
import { toDeliveryRuns } from '../../../sql/delivery-batches.ts';
import { formatActor } from '../../../sql/group-rows.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { listOf, toArrays, unnest } from '../rows.ts';
import { Overtaken } from '../transaction.ts';
import type { Plan, TakenIds } from './take-ids.ts';

/**
 * Writes alerts, counters, events and deliveries of a plan whose groups are written.
 * @param known what the delivery ids of the batch were last remembered for, whose rows are locked
 * @throws {Overtaken} where another batch has remembered one of the delivery ids
 */
export async function appendRows(
  db: Db,
  batch: AlertBatch,
  known: ReadonlyArray<EarlierDelivery | null>,
  plan: Plan,
  ids: TakenIds
): Promise<void> {
  const newest = plan.groups.map(({ known }) => known?.lastAlertId ?? null);
  const alerts = plan.alerts.map((alert) => {
    const id = ids.alert(alert.id);
    // Alerts that come to two sidecars at once may have got their ids in another order.
    newest[alert.group] = Math.max(newest[alert.group] ?? 0, id);
    const { orgId, integrationId, receivedAt, signal, title, severity, failures, payload } = alert;
    const failed = failures.length === 0 ? null : JSON.stringify(failures);
    return [id, orgId, integrationId, ids.group(alert.groupId), receivedAt, signal, title, severity, failed, payload];
  });
  const counts = plan.groups.map(({ id, orgId, known, group, activity }, i) => ({
    isNew: known === null,
    row: [ids.group(id), orgId, group.alertCount, group.lastAlertAt, newest[i], activity && packActivity(activity)],
  }));
  const tallies = plan.integrations
    .filter(({ alertCount, limitedCount }) => alertCount > 0 || limitedCount > 0)
    .map(({ id, alertCount, lastAlertAt, limitedCount }) => [id, alertCount, lastAlertAt, limitedCount]);
  const numbered = plan.deliveries.map((delivery) => ({
    ...delivery,
    number: ids.deliveryNumber(delivery.integrationId, delivery.number),
    alertId: delivery.alertId === null ? null : ids.alert(delivery.alertId),
  }));
  const runs = toDeliveryRuns(numbered).map((run) => [
    run.integrationId,
    run.lastNumber,
    run.receivedAt,
    run.deliveries,
    run.body,
  ]);
  const events = plan.events.map(({ orgId, groupId, event }) => [
    ...[orgId, ids.group(groupId), event.at, event.type, formatActor(event.actor), event.silencedUntil ?? null],
  ]);
  const rowsOf = (wanted: boolean) => counts.filter(({ isNew }) => isNew === wanted).map(({ row }) => row);
  await append(db, [
    ...toArrays(alertColumns, alerts),
    ...toArrays(countColumns, rowsOf(true)),
    ...toArrays(countColumns, rowsOf(false)),
    ...toArrays(tallyColumns, tallies),
    ...toArrays(eventColumns, events),
    ...toArrays(runColumns, runs),
  ]);
  await rememberDeliveries(db, plan, batch, known, ids);
}

const alertColumns = {
  id: 'bigint',
  org_id: 'bigint',
  integration_id: 'bigint',
  group_id: 'bigint',
  received_at: 'bigint',
  signal: 'text',
  title: 'text',
  severity: 'text',
  failures: 'text',
  payload: 'text',
} as const;

const countColumns = {
  group_id: 'bigint',
  group_org_id: 'bigint',
  alert_count: 'bigint',
  last_alert_at: 'bigint',
  last_alert_id: 'bigint',
  activity: 'bytea',
} as const;

/** Their ids grow in the order in which they are given. */
const eventColumns = {
  org_id: 'bigint',
  group_id: 'bigint',
  at: 'bigint',
  type: 'text',
  actor: 'text',
  silenced_until: 'bigint',
} as const;

const tallyColumns = {
  integration_id: 'bigint',
  alert_count: 'bigint',
  last_alert_at: 'bigint',
  limited_count: 'bigint',
} as const;

const runColumns = {
  integration_id: 'bigint',
  last_number: 'bigint',
  received_at: 'bigint',
  deliveries: 'text',
  body: 'bytea',
} as const;

const append = hotStatement(sql`with new_alerts as (
    insert into alerts (${listOf(Object.keys(alertColumns))}) select * from ${unnest(alertColumns, [])}),
  new_counts as (
    insert into alert_group_counts (${listOf(Object.keys(countColumns))}) select * from ${unnest(countColumns, [])}),
  counted as (
    update alert_group_counts set alert_count = given.alert_count, last_alert_at = given.last_alert_at,
      last_alert_id = given.last_alert_id, activity = given.activity
    from ${unnest(countColumns, [])} where alert_group_counts.group_id = given.group_id),
  tallied as (
    insert into integration_tallies (${listOf(Object.keys(tallyColumns))}) select * from ${unnest(tallyColumns, [])}),
  happened as (
    insert into events (${listOf(Object.keys(eventColumns))}) select * from ${unnest(eventColumns, [])})
  insert into delivery_batches (${listOf(Object.keys(runColumns))}) select * from ${unnest(runColumns, [])}`);

/** @param known what the ids were last remembered for, whose rows are locked */
async function rememberDeliveries(
  db: Db,
  { deliveryIds }: Plan,
  batch: AlertBatch,
  known: ReadonlyArray<EarlierDelivery | null>,
  ids: TakenIds
): Promise<void> {
  if (deliveryIds.length === 0) {
    return;
  }
  const over = batch.deliveryIds.filter((_, i) => known[i] !== null);
  if (over.length > 0) {
    const given = unnest(
      { integration_id: 'bigint', id_hash: 'bytea' },
      over.map(({ integrationId, idHash }) => [integrationId, idHash])
    );
    await sql`delete from delivery_ids using ${given}
      where delivery_ids.integration_id = given.integration_id and delivery_ids.id_hash = given.id_hash`.execute(db);
  }
  // The last one of each id counts.
  const rows = new Map(
    deliveryIds.map(({ integrationId, idHash, stored, expiresAt }) => [
      `${integrationId} ${Buffer.from(idHash).toString('hex')}`,
      [integrationId, idHash, stored && ids.alert(stored.alertId), stored && ids.group(stored.groupId), expiresAt],
    ])
  );
  const { numAffectedRows } = await sql`insert into delivery_ids (${listOf(Object.keys(idColumns))})
    select * from ${unnest(idColumns, [...rows.values()])} order by integration_id, id_hash
    on conflict do nothing`.execute(db);
  if (numAffectedRows !== BigInt(rows.size)) {
    throw new Overtaken();
  }
}

const idColumns = {
  integration_id: 'bigint',
  id_hash: 'bytea',
  alert_id: 'bigint',
  group_id: 'bigint',
  expires_at: 'bigint',
} as const;
