import { type RawBuilder, sql } from 'kysely';
import type { AlertBatch } from '../../../core/alerts/alert-batch.ts';
import type { EarlierDelivery } from '../../../core/alerts/alert-plan.ts';
import { packActivity } from '../../../sql/activity-column.ts';
import { toDeliveryRuns } from '../../../sql/delivery-batches.ts';
import { formatActor } from '../../../sql/group-rows.ts';
import { countColumns, updateCounts } from '../counting/count-groups.ts';
import { packUncounted, type UncountedGroup } from '../counting/uncounted.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { type Columns, listOf, toArrays, unnest } from '../rows.ts';
import { Overtaken } from '../transaction.ts';
import type { Plan, TakenIds } from './take-ids.ts';

/**
 * Writes alerts, counters, events and deliveries of a plan whose groups are written. Counters that are not locked
 * are left for later.
 * @param known what the delivery ids of the batch were last remembered for, whose rows are locked
 * @returns the groups that are not locked and are not as they were known: then nothing is written
 * @throws {Overtaken} where another batch has remembered one of the delivery ids
 */
export async function appendRows(
  db: Db,
  batch: AlertBatch,
  known: ReadonlyArray<EarlierDelivery | null>,
  plan: Plan,
  ids: TakenIds
): Promise<readonly number[]> {
  const newest = plan.groups.map(({ known }) => known?.lastAlertId ?? null);
  const alerts = plan.alerts.map((alert) => {
    const id = ids.alert(alert.id);
    // Alerts that come to two sidecars at once may have got their ids in another order.
    newest[alert.group] = Math.max(newest[alert.group] ?? 0, id);
    const { orgId, integrationId, receivedAt, signal, title, severity, failures, payload, headers } = alert;
    const failed = failures.length === 0 ? null : JSON.stringify(failures);
    const group = ids.group(alert.groupId);
    return [id, orgId, integrationId, group, receivedAt, signal, title, severity, failed, payload, headers];
  });
  const opened: unknown[][] = [];
  const counted: unknown[][] = [];
  const recalled: unknown[][] = [];
  const uncounted: UncountedGroup[] = [];
  plan.groups.forEach(({ id: planned, orgId, known, group, activity, arrivals }, i) => {
    const { alertCount, lastAlertAt } = group;
    const id = ids.group(planned);
    const lastAlertId = newest[i] as number;
    if (known !== null && !known.isLocked) {
      recalled.push([id, known.version]);
    }
    if (known !== null && !known.countsLocked) {
      uncounted.push({ id, lastAlertAt, lastAlertId, arrivals });
      return;
    }
    const counts = [id, alertCount, lastAlertAt, lastAlertId, activity && packActivity(activity)];
    if (known === null) {
      opened.push([...counts, orgId]);
    } else {
      counted.push(counts);
    }
  });
  const tallies = plan.integrations
    .filter(({ alertCount, limitedCount, rejectedCount }) => alertCount > 0 || limitedCount > 0 || rejectedCount > 0)
    .map((counted) => [
      ...[counted.id, counted.alertCount, counted.lastAlertAt, counted.limitedCount, counted.rejectedCount],
      ...[counted.failedCount, counted.openedCount, counted.resolvedCount],
    ]);
  const numbered = plan.deliveries.map((delivery) => ({
    ...delivery,
    number: ids.deliveryNumber(delivery.integrationId, delivery.number),
    alertId: delivery.alertId === null ? null : ids.alert(delivery.alertId),
    split: delivery.split && { ...delivery.split, alertIds: delivery.split.alertIds.map(ids.alert) },
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
    event.text ?? null,
  ]);
  const plain = [
    ...toArrays(recalledColumns, recalled),
    ...toArrays(alertColumns, alerts),
    ...toArrays(uncountedColumns, uncounted.length === 0 ? [] : [[packUncounted(uncounted)]]),
    ...toArrays(tallyColumns, tallies),
    ...toArrays(runColumns, runs),
  ];
  const { rows } = await (opened.length + counted.length + events.length === 0
    ? appendPlain(db, plain)
    : append(db, [
        ...plain,
        ...toArrays(openedColumns, opened),
        ...toArrays(countColumns, counted),
        ...toArrays(eventColumns, events),
      ]));
  const changed = rows[0]?.changed ?? [];
  if (changed.length === 0) {
    await rememberDeliveries(db, plan, batch, known, ids);
  }
  return changed;
}

const recalledColumns = { id: 'bigint', version: 'bigint' } as const;

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
  headers: 'text',
} as const;

const openedColumns = { ...countColumns, group_org_id: 'bigint' } as const;

const uncountedColumns = { groups: 'bytea' } as const;

/** Their ids grow in the order in which they are given. */
const eventColumns = {
  org_id: 'bigint',
  group_id: 'bigint',
  at: 'bigint',
  type: 'text',
  actor: 'text',
  silenced_until: 'bigint',
  text: 'text',
} as const;

const tallyColumns = {
  integration_id: 'bigint',
  alert_count: 'bigint',
  last_alert_at: 'bigint',
  limited_count: 'bigint',
  rejected_count: 'bigint',
  failed_count: 'bigint',
  opened_count: 'bigint',
  resolved_count: 'bigint',
} as const;

const runColumns = {
  integration_id: 'bigint',
  last_number: 'bigint',
  received_at: 'bigint',
  deliveries: 'text',
  body: 'bytea',
} as const;

/** Inserts rows where no recalled group has changed. */
function insert(table: string, columns: Columns): RawBuilder<unknown> {
  return sql`insert into ${sql.table(table)} (${listOf(Object.keys(columns))})
    select * from ${unnest(columns, [])} where not exists (select from changed)`;
}

/**
 * The look-up by itself keeps the server to the index. A join would be planned while there are few groups, and go on to read all of them
 * for each batch once there are many.
 */
const plainRows = sql`changed as materialized (
    select given.id from ${unnest(recalledColumns, [])}
    where (select version from alert_groups where alert_groups.id = given.id) is distinct from given.version),
  new_alerts as (${insert('alerts', alertColumns)}),
  left_uncounted as (${insert('uncounted_batches', uncountedColumns)}),
  tallied as (${insert('integration_tallies', tallyColumns)}),
  delivered as (${insert('delivery_batches', runColumns)})`;

const otherRows = sql`new_counts as (${insert('alert_group_counts', openedColumns)}),
  counted as (${updateCounts} and not exists (select from changed)),
  happened as (${insert('events', eventColumns)})`;

const select = sql`select array(select id from changed) as changed`;

interface Appended {
  readonly changed: readonly number[];
}

const append = hotStatement(sql<Appended>`with ${plainRows}, ${otherRows} ${select}`);

/** Most batches of a storm need no more, and each part of a statement costs all of them. */
const appendPlain = hotStatement(sql<Appended>`with ${plainRows} ${select}`);

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
