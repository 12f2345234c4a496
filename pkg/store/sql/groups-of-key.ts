import { sql } from 'kysely';
import { hashGroupingKey } from '../core/alerts/grouping-key.ts';
import { decodeCursor, newest, toPage } from '../cursor.ts';
import type { StoredGroup } from '../shapes/groups.ts';
import type { EarlierGroups } from '../shapes/history.ts';
import type { PageRequest } from '../shapes/pages.ts';
import type { Database } from './database.ts';
import { existingGroups, groupsOf } from './group-queries.ts';
import { toStoredGroup, withIntegration } from './groups.ts';
import { findIntegrationId } from './integrations.ts';

/** A group's place among those that its integration had with its key. */
export interface KeyedGroup {
  readonly id: number;
  readonly integrationId: number;
  readonly keyHash: Uint8Array;
  readonly startedAt: number;
}

/** @returns undefined where there is no such group, or it has no key and so shares it with none */
export async function findKeyedGroup(database: Database, orgId: number, id: number): Promise<KeyedGroup | undefined> {
  const row = await groupsOf(database, orgId)
    .select(['integration_id', 'key_hash', 'started_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined || row.key_hash === null
    ? undefined
    : { id, integrationId: row.integration_id, keyHash: row.key_hash, startedAt: row.started_at };
}

type Groups = ReturnType<typeof existingGroups>;

/**
 * The groups that an integration has with a key. An index has those that are resolved in the order in which they started; another
 * has the open one, so that a new group is written to one of them only.
 * @param narrow conditions, order and limit of the groups that are wanted
 */
export function groupsOfKey(
  database: Database,
  key: Pick<KeyedGroup, 'integrationId' | 'keyHash'>,
  narrow: (groups: Groups) => Groups
) {
  const resolved = narrow(ofKey(database, key).where('state', '=', sql.lit('resolved'))).select('id');
  const open = openGroupOfKey(database, key).select('id');
  return narrow(
    existingGroups(database).where(({ eb, or }) =>
      or([eb('alert_groups.id', 'in', resolved), eb('alert_groups.id', 'in', open)])
    )
  );
}

/** The group that the next alert with the key would go to. */
export function openGroupOfKey(database: Database, key: Pick<KeyedGroup, 'integrationId' | 'keyHash'>) {
  return ofKey(database, key).where('state', '<>', sql.lit('resolved'));
}

/** The groups of the integration that are open with these keys, by their keys. */
export async function findOpenGroups(
  database: Database,
  orgId: number,
  integrationUid: string,
  keys: readonly string[]
): Promise<Map<string, StoredGroup>> {
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  const found = new Map<string, StoredGroup>();
  if (integrationId === undefined) {
    return found;
  }
  const keyOf = new Map(keys.map((key) => [hexOf(hashGroupingKey(key)), key]));
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const hashes = keys.slice(at, at + keysAtOnce).map(hashGroupingKey);
    const rows = await withIntegration(
      existingGroups(database)
        .where('alert_groups.integration_id', '=', integrationId)
        .where('alert_groups.key_hash', 'in', hashes)
        .where('alert_groups.key_hash', 'is not', null)
        .where('state', '<>', sql.lit('resolved'))
    )
      .select('alert_groups.key_hash')
      .execute();
    for (const row of rows) {
      found.set(keyOf.get(hexOf(row.key_hash as Uint8Array)) as string, toStoredGroup(row));
    }
  }
  return found;
}

/** Of the groups of the integration that are resolved, the newest one with each of these keys, by its key. */
export async function findClosedGroups(
  database: Database,
  orgId: number,
  integrationUid: string,
  keys: readonly string[]
): Promise<Map<string, StoredGroup>> {
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  const found = new Map<string, StoredGroup>();
  for (const key of integrationId === undefined ? [] : keys) {
    const place = { integrationId: integrationId as number, keyHash: hashGroupingKey(key) };
    const row = await withIntegration(
      ofKey(database, place)
        .where('state', '=', sql.lit('resolved'))
        .orderBy('alert_groups.started_at', 'desc')
        .orderBy('alert_groups.id', 'desc')
        .limit(1)
    ).executeTakeFirst();
    if (row !== undefined) {
      found.set(key, toStoredGroup(row));
    }
  }
  return found;
}

/** So many keys are looked up by one statement. */
const keysAtOnce = 500;

function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

function ofKey(database: Database, { integrationId, keyHash }: Pick<KeyedGroup, 'integrationId' | 'keyHash'>) {
  return existingGroups(database)
    .where('alert_groups.integration_id', '=', integrationId)
    .where('alert_groups.key_hash', '=', keyHash)
    .where('alert_groups.key_hash', 'is not', null);
}

export async function listEarlierGroups(
  database: Database,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<EarlierGroups> {
  const place = cursor === undefined ? ([newest, newest] as const) : decodeCursor(cursor, ['number', 'number']);
  const group = await findKeyedGroup(database, orgId, groupId);
  if (group === undefined) {
    return { items: [], nextCursor: null, recentCount: 0, medianDuration: null, next: null };
  }
  const { startedAt, id } = group;
  const before = (groups: Groups) => groups.where(isBefore(startedAt, id));
  const rows = await withIntegration(
    groupsOfKey(database, group, (groups) =>
      before(groups)
        .where(isBefore(...place))
        .orderBy('alert_groups.started_at', 'desc')
        .orderBy('alert_groups.id', 'desc')
        .limit(limit + 1)
    )
  ).execute();
  const next = await groupsOfKey(database, group, (groups) =>
    groups
      .where(sql<boolean>`(alert_groups.started_at, alert_groups.id) > (${startedAt}, ${id})`)
      .orderBy('alert_groups.started_at')
      .orderBy('alert_groups.id')
      .limit(1)
  )
    .select(['id', 'number'])
    .executeTakeFirst();
  return {
    ...toPage(rows, limit, toStoredGroup, (row) => [row.started_at, row.id]),
    ...(await summarize()),
    next: next ?? null,
  };

  async function summarize(): Promise<Pick<EarlierGroups, 'recentCount' | 'medianDuration'>> {
    const recent = (groups: Groups) => before(groups).where('alert_groups.started_at', '>=', startedAt - recentTime);
    const counted = await groupsOfKey(database, group as KeyedGroup, recent)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const resolved = await groupsOfKey(database, group as KeyedGroup, (groups) =>
      recent(groups)
        .where('alert_groups.resolved_at', 'is not', null)
        .orderBy('alert_groups.started_at', 'desc')
        .limit(mostMeasured)
    )
      .select(['started_at', 'resolved_at'])
      .execute();
    const durations = resolved.map(({ started_at, resolved_at }) => (resolved_at as number) - started_at);
    return { recentCount: counted.count, medianDuration: medianOf(durations) };
  }
}

/** Whether a group started before the place; groups that started at the same time are in the order of their ids. */
function isBefore(startedAt: number, id: number) {
  return sql<boolean>`(alert_groups.started_at, alert_groups.id) < (${startedAt}, ${id})`;
}

const recentTime = 30 * 24 * 60 * 60 * 1000;

/** Groups whose duration is looked at. */
const mostMeasured = 1000;

function medianOf(numbers: number[]): number | null {
  const sorted = numbers.sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
