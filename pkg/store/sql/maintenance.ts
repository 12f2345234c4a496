import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { rowsPerStep } from '../core/plan-retention.ts';
import type { WindowRecord } from '../core/window-record.ts';
import type { KeptWindow, StoredWindow } from '../shapes/maintenance.ts';
import { hideIntegrations } from './access/hidden.ts';
import type { Database } from './database.ts';
import { formatActorOrNull, parseActorOrNull } from './group-rows.ts';
import type { RowValues } from './row-values.ts';
import type { WindowRow } from './schema.ts';

/** The maintenance windows of an org, by their uids. */
export async function listWindows(database: Database, orgId: number): Promise<StoredWindow[]> {
  const rows = await database.db
    .selectFrom('maintenance_windows')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .orderBy('uid')
    .execute();
  return hideIntegrations(database, orgId, rows.map(toWindow));
}

/** The highest version of all orgs; 0 where there is none. Another one says that windows have changed. */
export async function readWindowVersion({ db }: Database): Promise<number> {
  const row = await db
    .selectFrom('maintenance_windows')
    .select(({ fn }) => fn.max<number | null>('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** The windows of all orgs that may be active from a time on, or whose silences do not end as they say yet. */
export async function listKeptWindows({ db }: Database, at: number): Promise<KeptWindow[]> {
  const rows = await db
    .selectFrom('maintenance_windows')
    .selectAll()
    .where(({ and, or, eb }) =>
      or([
        eb('settled', '=', 0),
        and([eb('deleted_at', 'is', null), or([eb('last_ends_at', 'is', null), eb('last_ends_at', '>', at)])]),
      ])
    )
    .orderBy('org_id')
    .orderBy('uid')
    .execute();
  return rows.map(toKeptWindow);
}

export function toKeptWindow(row: WindowRow): KeptWindow {
  return { ...toWindow(row), deletedAt: row.deleted_at, isSettled: row.settled === 1 };
}

function toWindow(row: WindowRow): StoredWindow {
  return {
    orgId: row.org_id,
    uid: row.uid,
    name: row.name,
    reason: row.reason,
    integrations: JSON.parse(row.integrations) as string[],
    query: row.query,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    recurrence: row.rule === null || row.time_zone === null ? null : { rule: row.rule, timeZone: row.time_zone },
    endedAt: row.ended_at,
    includesOpen: row.includes_open === 1,
    provisioned: row.provisioned === 1,
    createdBy: parseActorOrNull(row.created_by),
    createdAt: row.created_at,
    changedBy: parseActorOrNull(row.changed_by),
    changedAt: row.changed_at,
    lastEndsAt: row.last_ends_at,
    version: row.version,
  };
}

export const windowColumns = [
  'org_id',
  'uid',
  'name',
  'reason',
  'integrations',
  'query',
  'starts_at',
  'ends_at',
  'rule',
  'time_zone',
  'ended_at',
  'includes_open',
  'provisioned',
  'created_by',
  'created_at',
  'changed_by',
  'changed_at',
  'last_ends_at',
  'deleted_at',
  'settled',
  'version',
] as const;

/** The window's values in the order of `windowColumns`. */
export function toWindowValues(
  record: WindowRecord,
  version: number
): RowValues<'maintenance_windows', typeof windowColumns> {
  return [
    record.orgId,
    record.uid,
    record.name,
    record.reason,
    JSON.stringify(record.integrations),
    record.query,
    record.startsAt,
    record.endsAt,
    record.recurrence?.rule ?? null,
    record.recurrence?.timeZone ?? null,
    record.endedAt,
    record.includesOpen ? 1 : 0,
    record.provisioned ? 1 : 0,
    formatActorOrNull(record.createdBy),
    record.createdAt,
    formatActorOrNull(record.changedBy),
    record.changedAt,
    record.lastEndsAt,
    record.deletedAt,
    record.isSettled ? 1 : 0,
    version,
  ];
}

/**
 * Whether a row of `maintained_groups` says that its window does not silence the group at a time: it has done so in this occurrence.
 * A group that alerts have opened again since is silenced again, unless a person has ended its silence: nobody is overruled.
 */
export function isTaken(at: number): RawBuilder<SqlBool> {
  const since = sql`select 1 from events
    where events.group_id = maintained_groups.group_id and events.id > maintained_groups.event_id`;
  return sql<SqlBool>`(maintained_groups.ends_at > ${at}
    and (not exists (${since} and type = 'unresolved' and actor = '{"kind":"source"}')
      or exists (${since} and type = 'unsilenced' and actor <> '{"kind":"system"}'
        and actor not like '{"kind":"maintenance"%')))`;
}

/** Deletes some of the notes of a window. */
export function forgetNotes(orgId: number, uid: string): RawBuilder<never> {
  return sql`delete from maintained_groups where (org_id, uid, group_id) in
    (select org_id, uid, group_id from maintained_groups where org_id = ${orgId} and uid = ${uid}
      limit ${sql.lit(rowsPerStep)})`;
}

/** The next version. Whoever takes it lets nobody else change windows meanwhile. */
export const nextVersion = sql<{
  version: number;
}>`select coalesce(max(version), 0) + 1 as version from maintenance_windows`;
