import { type Kysely, sql } from 'kysely';
import { addArrivals, type Arrival } from '../../../../domain/activity.ts';
import { packActivity, unpackActivity } from '../../../sql/activity-column.ts';
import type { PostgresSchema } from '../../schema.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { toArrays, unnest } from '../rows.ts';
import { transact } from '../transaction.ts';
import { type UncountedGroup, unpackUncounted } from './uncounted.ts';

/** Counts all that is left for later, by all sidecars. @returns the orgs whose groups have been counted */
export async function countAllGroups(db: Kysely<PostgresSchema>): Promise<number[]> {
  const orgIds = new Set<number>();
  let more: boolean;
  do {
    const step = await transact(db, countGroups);
    step.orgIds.forEach((id) => orgIds.add(id));
    ({ more } = step);
  } while (more);
  return [...orgIds];
}

interface CountStep {
  readonly orgIds: readonly number[];
  readonly more: boolean;
}

/** Batches that are counted in one transaction. The more there are, the fewer writes a group needs for its alerts. */
const batchesAtOnce = 1000;
/** Of so many batches, or groups, the work is done before others on this thread have their turn. */
const batchesPerTurn = 16;
const groupsPerTurn = 2000;

/**
 * Adds to the counters of groups what some batches have left for later. Batches that another sidecar counts at the same time are left
 * to it.
 */
async function countGroups(db: Db): Promise<CountStep> {
  const { rows: taken } = await take(db, [batchesAtOnce]);
  const uncounted = new Map<number, GrowingGroup>();
  for (const [i, { groups }] of taken.entries()) {
    addUp(uncounted, unpackUncounted(groups));
    if (i % batchesPerTurn === batchesPerTurn - 1) {
      await new Promise(setImmediate);
    }
  }
  // All lock them in this order.
  const ids = [...uncounted.keys()].sort((a, b) => a - b);
  const orgIds = new Set<number>();
  for (let at = 0; at < ids.length; at += groupsPerTurn) {
    const orgs = await countSome(db, ids.slice(at, at + groupsPerTurn), uncounted);
    orgs.forEach((id) => orgIds.add(id));
  }
  return { orgIds: [...orgIds], more: taken.length === batchesAtOnce };
}

/** @returns the orgs of the groups. One that is not there any more has nothing to be counted */
async function countSome(
  db: Db,
  ids: readonly number[],
  uncounted: ReadonlyMap<number, UncountedGroup>
): Promise<number[]> {
  const { rows } = await lock(db, [ids]);
  const counted = rows.map((row) => {
    const { lastAlertAt, lastAlertId, arrivals } = uncounted.get(row.group_id) as UncountedGroup;
    return [
      row.group_id,
      row.alert_count + arrivals.reduce((sum, { count }) => sum + count, 0),
      Math.max(row.last_alert_at, lastAlertAt),
      Math.max(row.last_alert_id ?? 0, lastAlertId),
      row.activity && packActivity(addArrivals(unpackActivity(row.activity), arrivals)),
    ];
  });
  await count(db, toArrays(countColumns, counted));
  return rows.map(({ group_org_id }) => group_org_id);
}

/** Counters of groups, as a batch or `countGroups` writes them. */
export const countColumns = {
  group_id: 'bigint',
  alert_count: 'bigint',
  last_alert_at: 'bigint',
  last_alert_id: 'bigint',
  activity: 'bytea',
} as const;

/** Writes the counters of groups whose rows are locked. Its parameters are those of `countColumns`. */
export const updateCounts = sql`update alert_group_counts set alert_count = given.alert_count,
    last_alert_at = given.last_alert_at, last_alert_id = given.last_alert_id, activity = given.activity
  from ${unnest(countColumns, [])} where alert_group_counts.group_id = given.group_id`;

const count = hotStatement(updateCounts);

/** Nobody waits for the disk: where the transaction is lost, the batches are there again. */
const take = hotStatement(sql<{ groups: Uint8Array }>`
  with soon as materialized (select set_config('synchronous_commit', 'off', true) as done)
  delete from uncounted_batches using soon where id in
    (select id from uncounted_batches order by id limit ${0}::bigint for update skip locked) and soon.done is not null
  returning groups`);

interface CountsRow {
  readonly group_id: number;
  readonly group_org_id: number;
  readonly alert_count: number;
  readonly last_alert_at: number;
  readonly last_alert_id: number | null;
  readonly activity: Uint8Array | null;
}

const lock = hotStatement(sql<CountsRow>`select group_id, group_org_id, alert_count, last_alert_at, last_alert_id,
    activity
  from alert_group_counts where group_id = any(${[]}::bigint[]) order by group_id for no key update`);

interface GrowingGroup extends UncountedGroup {
  lastAlertAt: number;
  lastAlertId: number;
  readonly arrivals: Arrival[];
}

function addUp(sums: Map<number, GrowingGroup>, groups: readonly UncountedGroup[]): void {
  for (const { id, lastAlertAt, lastAlertId, arrivals } of groups) {
    const sum = sums.get(id);
    if (sum === undefined) {
      sums.set(id, { id, lastAlertAt, lastAlertId, arrivals: [...arrivals] });
    } else {
      sum.lastAlertAt = Math.max(sum.lastAlertAt, lastAlertAt);
      sum.lastAlertId = Math.max(sum.lastAlertId, lastAlertId);
      sum.arrivals.push(...arrivals);
    }
  }
}
