import { sql } from 'kysely';
import { rowsPerStep, windowMemory } from '../../core/plan-retention.ts';
import type { WindowWrite } from '../../core/window-record.ts';
import type { KeptWindow, ProvisionedWindow } from '../../shapes/maintenance.ts';
import {
  forgetNotes,
  isTaken,
  nextVersion,
  toKeptWindow,
  toWindowValues,
  windowColumns,
} from '../../sql/maintenance.ts';
import type { Db } from './db.ts';
import { listOf, unnest } from './rows.ts';

/** The maintenance windows of an org, deleted ones too. */
export async function loadWindows(db: Db, orgId: number): Promise<KeptWindow[]> {
  const rows = await db.selectFrom('maintenance_windows').selectAll().where('org_id', '=', orgId).execute();
  return rows.map(toKeptWindow);
}

/** Those of the windows that are there, deleted ones too. Whoever has one keeps others from changing it. */
export async function lockWindows(
  db: Db,
  keys: ReadonlyArray<Pick<ProvisionedWindow, 'orgId' | 'uid'>>
): Promise<KeptWindow[]> {
  const given = unnest(
    { org_id: 'bigint', uid: 'text' },
    keys.map(({ orgId, uid }) => [orgId, uid])
  );
  const rows = await db
    .selectFrom('maintenance_windows')
    .selectAll()
    .where(sql<boolean>`(org_id, uid) in (select * from ${given})`)
    .forUpdate()
    .execute();
  return rows.map(toKeptWindow);
}

export async function writeWindow(db: Db, write: WindowWrite): Promise<void> {
  switch (write.kind) {
    case 'put': {
      const { rows } = await nextVersion.execute(db);
      const values = sql.join(toWindowValues(write.record, rows[0]?.version ?? 1));
      await sql`insert into maintenance_windows (${listOf(windowColumns)}) values (${values})
        on conflict (org_id, uid) do update set (${listOf(windowColumns)}) =
          row(${sql.join(windowColumns.map((name) => sql.ref(`excluded.${name}`)))})`.execute(db);
      return;
    }
    case 'own':
      await db
        .updateTable('maintenance_windows')
        .set({ provisioned: 1 })
        .where('org_id', '=', write.orgId)
        .where('uid', '=', write.uid)
        .execute();
      return;
    case 'release_all':
      await db.updateTable('maintenance_windows').set({ provisioned: 0 }).where('provisioned', '=', 1).execute();
  }
}

/** Those of the groups that the window has silenced in an occurrence that is not over. */
export async function findTaken(
  db: Db,
  window: KeptWindow,
  ids: readonly number[],
  at: number
): Promise<ReadonlySet<number>> {
  const rows = await notesOf(db, window)
    .where(sql<boolean>`group_id = any(${ids}::bigint[])`)
    .where(isTaken(at))
    .execute();
  return new Set(rows.map(({ group_id }) => group_id));
}

/** Some groups that it has silenced in an occurrence that is not over, and of which another end is noted. */
export async function findUnsettled(
  db: Db,
  window: KeptWindow,
  until: number,
  at: number,
  limit: number
): Promise<number[]> {
  const rows = await notesOf(db, window).where('ends_at', '>', at).where('ends_at', '<>', until).limit(limit).execute();
  return rows.map(({ group_id }) => group_id);
}

/**
 * Notes that the window has silenced groups.
 * @param taken of each its id, and that of the event of its silence
 */
export async function noteTaken(
  db: Db,
  { orgId, uid }: KeptWindow,
  taken: ReadonlyArray<readonly [groupId: number, eventId: number]>,
  endsAt: number
): Promise<void> {
  await sql`insert into maintained_groups (org_id, uid, group_id, ends_at, event_id)
    select ${orgId}::bigint, ${uid}::text, given.id, ${endsAt}::bigint, given.event_id from ${unnest(
      { id: 'bigint', event_id: 'bigint' },
      taken
    )} on conflict (org_id, uid, group_id) do update set ends_at = excluded.ends_at, event_id = excluded.event_id`.execute(
    db
  );
}

/** Notes another end of the occurrence in which the window has silenced the groups. */
export async function setEnds(
  db: Db,
  { orgId, uid }: KeptWindow,
  ids: readonly number[],
  endsAt: number
): Promise<void> {
  await db
    .updateTable('maintained_groups')
    .set({ ends_at: endsAt })
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where(sql<boolean>`group_id = any(${ids}::bigint[])`)
    .execute();
}

/** Notes that all of its silences end as the window says. */
export async function settleWindow(db: Db, { orgId, uid }: KeptWindow): Promise<void> {
  await db
    .updateTable('maintenance_windows')
    .set({ settled: 1 })
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .execute();
}

/** Deletes some of what a window has noted that is over for long enough, and at last the window. @returns whether there was one */
export async function forgetWindows(db: Db, clock: number): Promise<boolean> {
  const before = clock - windowMemory;
  const { rows } = await sql<{ org_id: number; uid: string }>`select org_id, uid from maintenance_windows
    where settled = 1 and provisioned = 0 and (deleted_at < ${before} or last_ends_at < ${before})
    limit 1 for update skip locked`.execute(db);
  const [over] = rows;
  if (over === undefined) {
    return false;
  }
  const { org_id: orgId, uid } = over;
  const notes = await forgetNotes(orgId, uid).execute(db);
  if ((notes.numAffectedRows ?? 0n) < rowsPerStep) {
    await db.deleteFrom('maintenance_windows').where('org_id', '=', orgId).where('uid', '=', uid).execute();
  }
  return true;
}

function notesOf(db: Db, { orgId, uid }: KeptWindow) {
  return db.selectFrom('maintained_groups').select('group_id').where('org_id', '=', orgId).where('uid', '=', uid);
}
