import { type RawBuilder, sql } from 'kysely';
import type { Activity } from '../../../../domain/activity.ts';
import {
  type AlertBatch,
  type BatchKey,
  findFormerKeys,
  findOpeningKeys,
  findReopenKeys,
} from '../../../core/alerts/alert-batch.ts';
import type { AlertFacts, EarlierDelivery, IntegrationCounters, OpenGroup } from '../../../core/alerts/alert-plan.ts';
import { noCounters } from '../../../core/alerts/integration-counters.ts';
import { unpackActivity } from '../../../sql/activity-column.ts';
import { type GroupColumns, groupColumns, toGroup } from '../../../sql/group-rows.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { unnest } from '../rows.ts';
import type { KnownGroups } from './known-groups.ts';
import { lockKeys } from './lock-keys.ts';
import { lockSilences, type SilenceWatch } from './lock-silences.ts';
import { closedWithKey, keyColumns, openWithKey, toKeyArrays } from './with-key.ts';

export interface LoadedGroup extends OpenGroup {
  readonly lastAlertId: number | null;
  readonly activity: Activity | null;
  /** Grows with every change of the group's row. */
  readonly version: number;
  /** Whether the transaction holds the lock of its row. Else it is as the sidecar remembers it. */
  readonly isLocked: boolean;
  /** Whether it holds that of its counters, too. Else they are left for later, and are not as the database has them. */
  readonly countsLocked: boolean;
}

/** Ids that a plan gives to what it makes are beyond this one, as the database has none of them yet: `takeIds` gives the true ones. */
export const provisional = 2 ** 52;

export type Facts = AlertFacts<LoadedGroup, IntegrationCounters>;

/** Facts for which the database was asked. */
export interface LoadedFacts extends Facts {
  /** Whether it was asked for `keySilences`; else there are none, unless the groups cannot be opened. */
  readonly asksSilences: boolean;
}

/**
 * Loads what a batch needs to know, and locks its open groups in the order of their ids, so that batches do not wait for each other
 * in a circle.
 * @param recalled groups that need no locks, by the `id` of their key
 * @param known may have a group open for keys that are not recalled
 * @param watch whether keys may be silenced
 * @param lockCounts whether to lock the counters of groups, too: in a storm they may be locked for long, while very many are counted
 */
export async function loadFacts(
  db: Db,
  batch: AlertBatch,
  recalled: ReadonlyMap<string, LoadedGroup>,
  known: Pick<KnownGroups, 'has'>,
  watch: SilenceWatch,
  lockCounts: boolean
): Promise<LoadedFacts> {
  const missing = batch.keys.filter(({ id }) => !recalled.has(id));
  await lockKeys(
    db,
    missing.filter(({ id }) => !known.has(id))
  );
  const open = await lockOpenGroups(db, missing, lockCounts);
  const openGroups = batch.keys.map(({ id }) => recalled.get(id) ?? open.get(id) ?? null);
  const formerKeys = findFormerKeys(batch, openGroups);
  const formerGroups = await lockOpenGroups(db, formerKeys, lockCounts);
  const reopenKeys = findReopenKeys(batch, openGroups);
  const closedGroups = await lockClosedGroups(db, reopenKeys, lockCounts);
  const openingKeys = watch.mayExist || reopenKeys.length > 0 ? findOpeningKeys(batch, openGroups) : [];
  return {
    ...recallFacts(batch, openGroups),
    formerGroups,
    closedGroups,
    keySilences: openingKeys.length === 0 ? new Map() : await lockSilences(db, openingKeys, watch),
    asksSilences: openingKeys.length > 0,
    earlier: await findEarlier(db, batch),
  };
}

/**
 * What a batch knows without the database. Ids, and what is counted in rows that all batches share, is relative: the plan begins with
 * nothing.
 */
export function recallFacts(batch: AlertBatch, openGroups: ReadonlyArray<LoadedGroup | null>): Facts {
  return {
    openGroups,
    formerGroups: new Map(),
    closedGroups: new Map(),
    keySilences: new Map(),
    integrations: batch.integrationIds.map(() => noCounters),
    earlier: batch.deliveryIds.map(() => null),
    lastAlertId: provisional,
    lastGroupId: provisional,
    lastGroupNumbers: new Map(),
  };
}

interface OpenRow extends GroupColumns {
  place: number;
  id: number;
  version: number;
  last_alert_id: number | null;
  activity: Uint8Array | null;
}

type Groups = Map<string, LoadedGroup>;

/** @returns by the `id` of their key */
function lockOpenGroups(db: Db, keys: readonly BatchKey[], lockCounts: boolean): Promise<Groups> {
  return lockGroups(db, keys, lockCounts, lockCounts ? lockWithCounts : lockOpen);
}

/** The newest resolved group of each key that nobody has deleted. @returns by the `id` of the key */
function lockClosedGroups(db: Db, keys: readonly BatchKey[], lockCounts: boolean): Promise<Groups> {
  return lockGroups(db, keys, lockCounts, lockCounts ? lockClosedWithCounts : lockClosed);
}

async function lockGroups(
  db: Db,
  keys: readonly BatchKey[],
  lockCounts: boolean,
  lock: typeof lockOpen
): Promise<Groups> {
  if (keys.length === 0) {
    return new Map();
  }
  const { rows } = await lock(db, toKeyArrays(keys));
  return new Map(
    rows.map((row) => {
      const { id, last_alert_id: lastAlertId, version } = row;
      const activity = lockCounts && row.activity !== null ? unpackActivity(row.activity) : null;
      return [
        (keys[row.place] as BatchKey).id,
        { id, group: toGroup(row), lastAlertId, activity, version, isLocked: true, countsLocked: lockCounts },
      ];
    })
  );
}

const columns = sql.join(['id', 'version', ...groupColumns].map((column) => sql.ref(column)));

const isOpen = sql`state <> 'resolved'`;
const isClosed = sql`state = 'resolved' and deleted_at is null`;
const countsToo = sql`for no key update`;

/** Locks row by row, in the order of the ids. */
const lockOpen = hotStatement(lockedGroups(openWithKey, isOpen, sql``));
const lockWithCounts = hotStatement(lockedGroups(openWithKey, isOpen, countsToo));
const lockClosed = hotStatement(lockedGroups(closedWithKey, isClosed, sql``));
const lockClosedWithCounts = hotStatement(lockedGroups(closedWithKey, isClosed, countsToo));

/** @param found the id of a group with the key that is given. @param isStill what holds for the group once it is locked, too */
function lockedGroups(
  found: RawBuilder<unknown>,
  isStill: RawBuilder<unknown>,
  lockOfCounts: RawBuilder<unknown>
): RawBuilder<OpenRow> {
  return sql`with wanted as materialized (
      select given.*, (${found}) as found_id from ${unnest(keyColumns, [])} order by found_id)
    select place, found_group.*, counts.* from wanted,
      lateral (select ${columns} from alert_groups
        where id = found_id and integration_id = wanted.integration_id and key_hash = wanted.key_hash
          and ${isStill} for no key update) as found_group,
      lateral (select alert_count, last_alert_at, last_alert_id, activity from alert_group_counts
        where group_id = found_id ${lockOfCounts}) as counts`;
}

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
