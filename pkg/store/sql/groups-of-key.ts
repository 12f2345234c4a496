import { sql } from 'kysely';
import { decodeCursor, newest, toPage } from '../cursor.ts';
import type { EarlierGroups } from '../shapes/history.ts';
import type { PageRequest } from '../shapes/pages.ts';
import type { Database } from './database.ts';
import { existingGroups, groupsOf } from './group-queries.ts';
import { toStoredGroup, withIntegration } from './groups.ts';

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

/** All groups that an integration has with a key; an index has them in the order in which they started. */
export function groupsOfKey(
  database: Database,
  { integrationId, keyHash }: Pick<KeyedGroup, 'integrationId' | 'keyHash'>
) {
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
  const place = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'number']);
  const group = await findKeyedGroup(database, orgId, groupId);
  if (group === undefined) {
    return { items: [], nextCursor: null, recentCount: 0, medianDuration: null, next: null };
  }
  const rows = await withIntegration(before(group, place))
    .orderBy('alert_groups.started_at', 'desc')
    .orderBy('alert_groups.id', 'desc')
    .limit(limit + 1)
    .execute();
  const next = await groupsOfKey(database, group)
    .select(['id', 'number'])
    .where(sql<boolean>`(started_at, id) > (${group.startedAt}, ${group.id})`)
    .orderBy('started_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return {
    ...toPage(rows, limit, toStoredGroup, (row) => [row.started_at, row.id]),
    ...(await summarize()),
    next: next ?? null,
  };

  function before({ startedAt, id }: { startedAt: number; id: number }, below: readonly number[] = [newest, newest]) {
    return groupsOfKey(database, group as KeyedGroup)
      .where(sql<boolean>`(alert_groups.started_at, alert_groups.id) < (${startedAt}, ${id})`)
      .where(sql<boolean>`(alert_groups.started_at, alert_groups.id) < (${below[0]}, ${below[1]})`);
  }

  async function summarize(): Promise<Pick<EarlierGroups, 'recentCount' | 'medianDuration'>> {
    const { startedAt } = group as KeyedGroup;
    const recent = before(group as KeyedGroup).where('started_at', '>=', startedAt - recentTime);
    const counted = await recent.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    const resolved = await recent
      .select(['started_at', 'resolved_at'])
      .where('resolved_at', 'is not', null)
      .orderBy('started_at', 'desc')
      .limit(mostMeasured)
      .execute();
    const durations = resolved.map(({ started_at, resolved_at }) => (resolved_at as number) - started_at);
    return { recentCount: counted.count, medianDuration: medianOf(durations) };
  }
}

const recentTime = 30 * 24 * 60 * 60 * 1000;

/** Groups whose duration is looked at. */
const mostMeasured = 1000;

function medianOf(numbers: number[]): number | null {
  const sorted = numbers.sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
