import { sql } from 'kysely';
import { undoTime } from '../../../../contract/limits.ts';
import { expiryOf, planGroupDeletion, rowsPerStep } from '../../../core/plan-retention.ts';
import type { RetentionDefaults } from '../../../store.ts';
import { idsPerPartition } from '../../partitions/partitioned-tables.ts';
import type { Db } from '../db.ts';
import { updateGroups } from '../group-writer.ts';
import { unnest } from '../rows.ts';
import { removeFromSearch } from '../search-index.ts';
import { deleteAlertsOf } from './delete-alerts.ts';

/** Hides groups that a person deletes. They are held for as long as that can be undone. */
export function hideGroups(db: Db, ids: readonly number[], at: number): Promise<void> {
  return hide(db, ids, at, undoTime);
}

/** Shows hidden groups again. */
export async function showGroups(db: Db, ids: readonly number[]): Promise<void> {
  await sql`update alert_groups set version = version + 1, deleted_at = null, held_until = null
    where id = any(${ids}::bigint[])`.execute(db);
}

/**
 * Deletes some of a hidden group, or hides groups that are kept long enough.
 * @param clock ends the time for which hidden groups are held
 * @returns whether there was one
 */
export async function deleteSomeGroups(
  db: Db,
  now: number,
  defaults: RetentionDefaults,
  clock: number
): Promise<boolean> {
  const { rows: hidden } = await sql<{ id: number }>`select id from alert_groups
    where held_until <= ${clock} and deleted_at is not null limit 1 for update skip locked`.execute(db);
  const [group] = hidden;
  if (group === undefined) {
    return hideExpired(db, now, defaults, clock);
  }
  if ((await deleteAlertsOf(db, group.id, { after: 0, limit: rowsPerStep })) < rowsPerStep) {
    await remove(db, group.id);
  }
  return true;
}

/** What refers to the group goes before it. */
async function remove(db: Db, id: number): Promise<void> {
  await removeFromSearch(db, [id]);
  await sql`delete from note_index where rowid in (select id from events where group_id = ${id} and type = 'noted')`.execute(
    db
  );
  await sql`delete from maintained_groups where group_id = ${id}`.execute(db);
  await sql`delete from events where group_id = ${id}`.execute(db);
  await sql`delete from alert_group_counts where group_id = ${id}`.execute(db);
  await sql`delete from alert_groups where id = ${id}`.execute(db);
}

/** Groups that one step hides. */
const hiddenAtOnce = 50;

async function hideExpired(db: Db, now: number, defaults: RetentionDefaults, clock: number): Promise<boolean> {
  const integrations = await db.selectFrom('integrations').select(['id', 'retention_days as days']).execute();
  const expiries = integrations.flatMap(({ id, days }) => {
    const resolvedBefore = expiryOf(days, defaults, now);
    return resolvedBefore === null ? [] : [{ id, resolvedBefore, days }];
  });
  const given = unnest(
    { integration_id: 'bigint', resolved_before: 'bigint', own_days: 'bigint' },
    expiries.map(({ id, resolvedBefore, days }) => [id, resolvedBefore, days])
  );
  // The order has each integration's looked up in the index: PostgreSQL takes a third of the groups for old, and would read all.
  const { rows } = await sql<{ id: number; waits: boolean }>`select due.id, own_days is null
      and first_alert_id < (select last_value / ${idsEach} * ${idsEach} from alert_ids) as waits
    from ${given}, lateral (
      select id, first_alert_id from alert_groups
      where alert_groups.integration_id = given.integration_id and resolved_at < resolved_before
        and resolved_at is not null and deleted_at is null
      order by resolved_at limit ${hiddenAtOnce}::bigint for no key update skip locked) as due
    limit ${hiddenAtOnce}::bigint`.execute(db);
  const idsOf = (wanted: boolean) => rows.filter(({ waits }) => (waits ?? false) === wanted).map(({ id }) => id);
  // The clock may be behind that time.
  const at = Math.min(now, clock);
  await hide(db, idsOf(false), at, 0);
  await hide(db, idsOf(true), at, longestWait);
  return rows.length > 0;
}

const idsEach = sql.lit(idsPerPartition);

/**
 * Groups that are old by default, and whose alerts begin in a partition that is over, are held for this time: the partition is dropped
 * meanwhile, unless a group that is younger needs it. In milliseconds.
 */
const longestWait = 8 * 24 * 60 * 60 * 1000;

async function hide(db: Db, ids: readonly number[], at: number, held: number): Promise<void> {
  const { deletedAt, heldUntil, state, silencedUntil } = planGroupDeletion(at, held);
  await updateGroups(
    db,
    { deleted_at: 'bigint', held_until: 'bigint', state: 'text', silenced_until: 'bigint' },
    ids.map((id) => [id, deletedAt, heldUntil, state, silencedUntil])
  );
}
