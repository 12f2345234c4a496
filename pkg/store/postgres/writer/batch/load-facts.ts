import { sql } from 'kysely';
import type { Activity } from '../../../../domain/activity.ts';
import { type AlertBatch, type BatchKey, findFormerKeys } from '../../../core/alerts/alert-batch.ts';
import type { AlertFacts, EarlierDelivery, IntegrationCounters, OpenGroup } from '../../../core/alerts/alert-plan.ts';
import { hashGroupingKey } from '../../../core/alerts/grouping-key.ts';
import { unpackActivity } from '../../../sql/activity-column.ts';
import { type GroupColumns, groupColumns, toGroup } from '../../../sql/group-rows.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { toArrays, unnest } from '../rows.ts';

export interface LoadedGroup extends OpenGroup {
  readonly lastAlertId: number | null;
  readonly activity: Activity | null;
}

/** Ids that a plan gives to what it makes are beyond this one, as the database has none of them yet: `takeIds` gives the true ones. */
export const provisional = 2 ** 52;

/**
 * Loads what a batch needs to know, and locks its open groups in the order of their ids, so that batches do not wait for each other
 * in a circle. Ids, and what is counted in rows that all batches share, is relative: the plan begins with nothing.
 */
export async function loadFacts(db: Db, batch: AlertBatch): Promise<AlertFacts<LoadedGroup, IntegrationCounters>> {
  const open = await lockOpenGroups(db, batch.keys);
  const openGroups = batch.keys.map(({ id }) => open.get(id) ?? null);
  const formerKeys = findFormerKeys(batch, openGroups);
  return {
    openGroups,
    formerGroups: await lockOpenGroups(db, formerKeys),
    integrations: batch.integrationIds.map(() => none),
    earlier: await findEarlier(db, batch),
    lastAlertId: provisional,
    lastGroupId: provisional,
    lastGroupNumbers: new Map(),
  };
}

const none: IntegrationCounters = { alertCount: 0, lastAlertAt: null, deliveryCount: 0, limitedCount: 0 };

type OpenRow = GroupColumns & { place: number; id: number; last_alert_id: number | null; activity: Uint8Array | null };

/** @returns by the `id` of their key */
async function lockOpenGroups(db: Db, keys: readonly BatchKey[]): Promise<Map<string, LoadedGroup>> {
  if (keys.length === 0) {
    return new Map();
  }
  const { rows } = await lockOpen(
    db,
    toArrays(
      keyColumns,
      keys.map(({ integrationId, groupingKey }, place) => [place, integrationId, hashGroupingKey(groupingKey)])
    )
  );
  return new Map(
    rows.map((row) => {
      const { id, last_alert_id: lastAlertId, activity } = row;
      return [
        (keys[row.place] as BatchKey).id,
        { id, group: toGroup(row), lastAlertId, activity: activity && unpackActivity(activity) },
      ];
    })
  );
}

const keyColumns = { place: 'bigint', integration_id: 'bigint', key_hash: 'bytea' } as const;

const lockOpen = hotStatement(sql<OpenRow>`select given.place, alert_groups.id,
    ${sql.join(groupColumns.map((column) => sql.ref(`alert_groups.${column}`)))},
    alert_count, last_alert_at, last_alert_id, activity
  from ${unnest(keyColumns, [])} join alert_groups on alert_groups.integration_id = given.integration_id
    and alert_groups.key_hash = given.key_hash and alert_groups.state <> 'resolved'
    and alert_groups.key_hash is not null
  join alert_group_counts on alert_group_counts.group_id = alert_groups.id
  order by alert_groups.id for no key update of alert_groups, alert_group_counts`);

async function findEarlier(db: Db, { deliveryIds }: AlertBatch): Promise<Array<EarlierDelivery | null>> {
  if (deliveryIds.length === 0) {
    return [];
  }
  const given = unnest(
    { place: 'bigint', integration_id: 'bigint', id_hash: 'bytea' },
    deliveryIds.map(({ integrationId, idHash }, place) => [place, integrationId, idHash])
  );
  const { rows } = await sql<{ place: number; alert_id: number | null; group_id: number | null; expires_at: number }>`
    select given.place, alert_id, group_id, expires_at from ${given} join delivery_ids
      on delivery_ids.integration_id = given.integration_id and delivery_ids.id_hash = given.id_hash
    order by delivery_ids.integration_id, delivery_ids.id_hash for update of delivery_ids`.execute(db);
  const found = new Array<EarlierDelivery | null>(deliveryIds.length).fill(null);
  for (const { place, alert_id: alertId, group_id: groupId, expires_at: expiresAt } of rows) {
    found[place] = { stored: alertId === null || groupId === null ? null : { alertId, groupId }, expiresAt };
  }
  return found;
}
