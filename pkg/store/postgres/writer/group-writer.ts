import { sql } from 'kysely';
import type { Group, NewEvent } from '../../../domain/group.ts';
import type { KeySilence } from '../../../domain/handling/key-silence.ts';
import type { GroupUpdate, KnownGroup } from '../../core/group-update.ts';
import type { OperationChange } from '../../core/operation-changes.ts';
import type { ActedGroup, ActionFacts } from '../../core/plan-actions.ts';
import type { SilencedGroup } from '../../core/plan-ended-silences.ts';
import type { DueGroup } from '../../core/plan-passed-time.ts';
import { silencingWindow, type UndoFacts, type UndoneGroup } from '../../core/plan-undo.ts';
import {
  alertColumns,
  type GroupColumns,
  groupColumns,
  handlingColumns,
  parseActor,
  toAlertValues,
  toGroup,
  toHandlingValues,
} from '../../sql/group-rows.ts';
import { parseKeySilence } from '../../sql/key-silences.ts';
import { parseRules, reopenedColumn, settingsColumn, toTimeFacts } from '../../sql/time-facts.ts';
import type { Db } from './db.ts';
import { insertEvents } from './event-writer.ts';
import { typesOf } from './group-columns.ts';
import { lockKeySilences } from './key-silence-writer.ts';
import { type ColumnType, listOf, unnest } from './rows.ts';

/** Who changes a group holds the locks of both of its rows; they are taken in the order of the groups' ids. */
function lockGroups(db: Db) {
  return db
    .selectFrom('alert_groups')
    .innerJoin('alert_group_counts', 'group_id', 'id')
    .select(['id', 'org_id', 'alert_count', 'last_alert_at', ...groupColumns])
    .select(['number', 'integration_id', 'key_hash', 'deleted_at', settingsColumn])
    .orderBy('id')
    .forNoKeyUpdate();
}

/** @returns the groups that the org has of these, and of resolved ones whether another is open with their key */
export async function loadForAction(db: Db, orgId: number, ids: readonly number[]): Promise<ActionFacts> {
  const rows = await lockOf(db, orgId, ids);
  const shown = rows.filter(({ deleted_at }) => deleted_at === null);
  const silences = await loadKeySilences(db, shown);
  return {
    groups: new Map(shown.map((row) => [row.id, toActed(row, silences)])),
    openKeys: await findOpenKeys(db, shown),
  };
}

export async function loadForUndo(db: Db, orgId: number, changes: readonly OperationChange[]): Promise<UndoFacts> {
  const rows = await lockOf(
    db,
    orgId,
    changes.map(({ groupId }) => groupId)
  );
  const silences = await loadKeySilences(db, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const since = await findSince(db, changes);
  const { rows: known } = await sql<{ id: number }>`select id from events
    where id = any(${changes.map(({ eventId }) => eventId)}::bigint[])`.execute(db);
  const events = new Set(known.map(({ id }) => id));
  const groups = new Map<number, UndoneGroup>();
  const maintained = await findMaintained(db, orgId, changes);
  for (const { groupId, eventId } of changes) {
    const row = byId.get(groupId);
    if (row !== undefined) {
      const isHidden = row.deleted_at !== null;
      groups.set(groupId, {
        ...toActed(row, silences),
        isHidden,
        since: isHidden ? null : (since.get(groupId) ?? null),
        hasEvent: events.has(eventId),
        maintainedUntil: maintained.get(groupId) ?? null,
      });
    }
  }
  return { groups, openKeys: await findOpenKeys(db, rows) };
}

/** Until when the windows that had silenced the groups silence them, by the groups' ids. */
async function findMaintained(
  db: Db,
  orgId: number,
  changes: readonly OperationChange[]
): Promise<ReadonlyMap<number, number>> {
  const silenced = changes.flatMap(({ groupId, before }): Array<readonly [number, string]> => {
    const uid = silencingWindow(before);
    return uid === null ? [] : [[groupId, uid]];
  });
  if (silenced.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('maintained_groups')
    .select(['group_id', 'ends_at'])
    .where('org_id', '=', orgId)
    .where(sql<boolean>`(group_id, uid) in (select * from ${unnest({ group_id: 'bigint', uid: 'text' }, silenced)})`)
    .execute();
  return new Map(rows.map(({ group_id, ends_at }) => [group_id, ends_at]));
}

/** The first event of each group after its own of the operation. What was undone, and its undoing, have changed nothing. */
async function findSince(
  db: Db,
  changes: readonly OperationChange[]
): Promise<ReadonlyMap<number, NonNullable<UndoneGroup['since']>>> {
  const given = unnest(
    { group_id: 'bigint', event_id: 'bigint' },
    changes.map(({ groupId, eventId }) => [groupId, eventId])
  );
  const { rows } = await sql<{ group_id: number; type: NewEvent['type']; actor: string; at: number }>`
    select distinct on (given.group_id) given.group_id, events.type, events.actor, events.at
    from ${given} join events on events.group_id = given.group_id
    where events.id > given.event_id and events.type not in ('noted', 'flapping', 'settled')
      and not exists (select 1 from events as undone where undone.group_id = events.group_id
        and undone.operation = events.operation and undone.type = 'restored')
    order by given.group_id, events.id`.execute(db);
  return new Map(rows.map(({ group_id, type, actor, at }) => [group_id, { type, actor: parseActor(actor), at }]));
}

function lockOf(db: Db, orgId: number, ids: readonly number[]): Promise<ActedRow[]> {
  return lockGroups(db)
    .where('org_id', '=', orgId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
}

type ActedRow = Awaited<ReturnType<ReturnType<typeof lockGroups>['execute']>>[number];

/** The keys of the resolved groups among the rows for which another group is open. */
async function findOpenKeys(db: Db, rows: readonly ActedRow[]): Promise<ReadonlySet<string>> {
  const keyed = rows.filter(({ state, key_hash }) => state === 'resolved' && key_hash !== null);
  if (keyed.length === 0) {
    return new Set();
  }
  const given = unnest(
    { integration_id: 'bigint', key_hash: 'bytea' },
    keyed.map(({ integration_id, key_hash }) => [integration_id, key_hash])
  );
  const { rows: open } = await sql<{ integration_id: number; key_hash: Uint8Array }>`
    select distinct given.integration_id, given.key_hash from ${given} join alert_groups
      on alert_groups.integration_id = given.integration_id and alert_groups.key_hash = given.key_hash
    where alert_groups.state <> 'resolved' and alert_groups.key_hash is not null`.execute(db);
  return new Set(open.map(nameKey));
}

function nameKey({ integration_id, key_hash }: { integration_id: number; key_hash: Uint8Array }): string {
  return `${integration_id} ${Buffer.from(key_hash).toString('hex')}`;
}

/** The silences of the groups' keys, by these; before other groups with the keys are looked for, as their locks keep these from opening. */
async function loadKeySilences(db: Db, rows: readonly ActedRow[]): Promise<ReadonlyMap<string, KeySilence>> {
  const locked = await lockKeySilences(
    db,
    rows.map(({ id }) => id)
  );
  return new Map(locked.map((row) => [nameKey(row), parseKeySilence(row.silence)]));
}

function toActed(row: ActedRow, silences: ReadonlyMap<string, KeySilence>): ActedGroup {
  const { key_hash } = row;
  const key = key_hash === null ? null : nameKey({ ...row, key_hash });
  return {
    ...toKnown(row),
    number: row.number,
    rules: parseRules(row.settings),
    key,
    keySilence: key === null ? null : (silences.get(key) ?? null),
  };
}

/** The groups whose silence is due, of all orgs; those that another sidecar is busy with are left to it. */
export async function lockDueSilences(db: Db, now: number, limit: number): Promise<SilencedGroup[]> {
  const rows = await lockGroups(db)
    .where('silenced_until', '<=', now)
    .where('silenced_until', 'is not', null)
    .limit(limit)
    .skipLocked()
    .execute();
  return rows.map((row) => ({ ...toKnown(row), rules: parseRules(row.settings) }));
}

/** The groups that time is to look at, as `lockDueSilences`. They know of every alert, also of those that are not counted yet. */
export async function lockDue(db: Db, now: number, limit: number): Promise<DueGroup[]> {
  const rows = await lockGroups(db)
    .select(reopenedColumn)
    .where('due_at', '<=', now)
    .where('due_at', 'is not', null)
    .limit(limit)
    .skipLocked()
    .execute();
  if (rows.length === 0) {
    return [];
  }
  // Once they are locked: what comes from now on finds what is made of them.
  const { rows: newest } = await sql<{ id: number; at: number }>`select given.id, newest.received_at as at
    from ${unnest(
      { id: 'bigint' },
      rows.map(({ id }) => [id])
    )} cross join lateral (select received_at from alerts where alerts.group_id = given.id
      order by alerts.id desc limit 1) as newest`.execute(db);
  const newestAt = new Map(newest.map(({ id, at }) => [id, at]));
  return rows.map((row) => {
    const { group, ...known } = toKnown(row);
    const lastAlertAt = Math.max(group.lastAlertAt, newestAt.get(row.id) ?? 0);
    return { ...known, ...toTimeFacts(row), group: { ...group, lastAlertAt } };
  });
}

function toKnown(row: GroupColumns & { readonly id: number; readonly org_id: number }): KnownGroup {
  return { id: row.id, orgId: row.org_id, group: toGroup(row) };
}

/**
 * Writes what people change of groups, or time, and the events.
 * @param operation that the events belong to
 * @returns the id of the last event of each update; 0 where it has none
 */
export async function updateHandling(
  db: Db,
  updates: readonly GroupUpdate[],
  operation: string | null
): Promise<number[]> {
  // The last one counts where a group has several.
  const last = new Map(updates.map(({ id, group }) => [id, [id, ...toHandlingValues(group)]]));
  await updateGroups(db, typesOf(handlingColumns), [...last.values()]);
  const events = updates.flatMap(({ id, orgId, events: added }) =>
    added.map((event) => ({ orgId, groupId: id, event }))
  );
  const ids = await insertEvents(db, events, operation);
  let at = 0;
  return updates.map(({ events: added }) => {
    at += added.length;
    return added.length === 0 ? 0 : (ids[at - 1] as number);
  });
}

/** Writes what alerts change of groups. */
export async function updateByAlerts(
  db: Db,
  groups: ReadonlyArray<{ readonly id: number; readonly group: Group }>
): Promise<void> {
  await updateGroups(
    db,
    typesOf(alertColumns),
    groups.map(({ id, group }) => [id, ...toAlertValues(group)])
  );
}

/** @param rows with the id of the group before the values */
export async function updateGroups(
  db: Db,
  columns: Readonly<Record<string, ColumnType>>,
  rows: ReadonlyArray<readonly unknown[]>
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const names = Object.keys(columns);
  const values = sql.join(names.map((name) => sql`${sql.ref(`given.${name}`)}`));
  await sql`update alert_groups set version = version + 1, (${listOf(names)}) = row(${values})
    from ${unnest({ id: 'bigint', ...columns }, rows)} where alert_groups.id = given.id`.execute(db);
}
