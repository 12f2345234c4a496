import { sql } from 'kysely';
import { states } from '../../contract/alert-groups/states.ts';
import { decodeCursor, newest, toPage } from '../cursor.ts';
import type { GroupFilter, StoredGroup } from '../shapes/groups.ts';
import type { Page, PageRequest } from '../shapes/pages.ts';
import { unpackActivity } from './activity-column.ts';
import type { Database } from './database.ts';
import { during, existingGroups, findIntegrationIds, groupsOf } from './group-queries.ts';
import { groupColumns, toGroup } from './group-rows.ts';
import { parseTemplates } from './integrations.ts';

export async function listGroups(
  database: Database,
  orgId: number,
  filter: GroupFilter,
  { limit, cursor }: PageRequest
): Promise<Page<StoredGroup>> {
  const ids = await findGroupIds(database, orgId, filter, { cursor, limit: limit + 1 });
  if (ids.length === 0) {
    return { items: [], nextCursor: null };
  }
  const rows = await withIntegration(existingGroups(database))
    // The plus keeps SQLite from an index on the org: it would prefer that to the ids, and read all groups of the org.
    .where(sql`+alert_groups.org_id`, '=', orgId)
    .where('alert_groups.id', 'in', ids)
    .orderBy('started_at', 'desc')
    .orderBy('alert_groups.id', 'desc')
    .execute();
  return toPage(rows, limit, toStoredGroup, (row) => [row.started_at, row.id]);
}

/**
 * The newest groups under the filter. Each state has a query of its own, because the newest groups of one state are the end of an
 * index; for several states at once all groups would be sorted.
 */
async function findGroupIds(
  database: Database,
  orgId: number,
  filter: GroupFilter,
  { cursor, limit }: PageRequest
): Promise<number[]> {
  const [time, id] = cursor === undefined ? [newest, newest] : decodeCursor(cursor, ['number', 'number']);
  const wanted = filter.states.length === 0 ? states : filter.states;
  const integrationIds =
    filter.integrationUid === undefined
      ? [undefined]
      : await findIntegrationIds(database, orgId, filter.integrationUid);
  const lists = await Promise.all(
    integrationIds.flatMap((integrationId) =>
      wanted.map((state) => {
        const query = during(groupsOf(database, orgId), filter)
          .select(['alert_groups.id', 'started_at'])
          .where('state', '=', state)
          .where(sql<boolean>`(started_at, alert_groups.id) < (${time}, ${id})`)
          .orderBy('started_at', 'desc')
          .orderBy('alert_groups.id', 'desc')
          .limit(limit);
        return (
          integrationId === undefined ? query : query.where('alert_groups.integration_id', '=', integrationId)
        ).execute();
      })
    )
  );
  return lists
    .flat()
    .sort((a, b) => b.started_at - a.started_at || b.id - a.id)
    .slice(0, limit)
    .map((group) => group.id);
}

/** The ids of the groups under the filter, in their order: those that follow `after`. */
export async function findIds(
  database: Database,
  orgId: number,
  filter: GroupFilter,
  after: number,
  limit: number
): Promise<number[]> {
  const all = during(groupsOf(database, orgId), filter).where('alert_groups.id', '>', after);
  const inState = filter.states.length === 0 ? all : all.where('state', 'in', filter.states);
  const { integrationUid } = filter;
  const query =
    integrationUid === undefined
      ? inState
      : inState.where('alert_groups.integration_id', 'in', await findIntegrationIds(database, orgId, integrationUid));
  const rows = await query.select('alert_groups.id').orderBy('alert_groups.id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

export async function getGroup(database: Database, orgId: number, id: number): Promise<StoredGroup | undefined> {
  const row = await withIntegration(groupsOf(database, orgId)).where('alert_groups.id', '=', id).executeTakeFirst();
  return row && toStoredGroup(row);
}

/** The groups with their integrations and counters. */
export function withIntegration(query: ReturnType<typeof groupsOf>) {
  return query
    .innerJoin('integrations', 'integrations.id', 'alert_groups.integration_id')
    .innerJoin('alert_group_counts', 'alert_group_counts.group_id', 'alert_groups.id')
    .select(groupColumns.map((column) => `alert_groups.${column}` as const))
    .select(['alert_count', 'last_alert_at', 'activity'])
    .select([
      'alert_groups.id',
      'alert_groups.number',
      'alert_groups.grouping_key',
      'integrations.uid as integration_uid',
      'integrations.name as integration_name',
      'integrations.type as integration_type',
      'integrations.templates as integration_templates',
      'integrations.message_format as integration_message_format',
      'integrations.deleted_at as integration_deleted_at',
    ]);
}

type JoinedRow = Awaited<ReturnType<ReturnType<typeof withIntegration>['execute']>>[number];

export function toStoredGroup(row: JoinedRow): StoredGroup {
  return {
    ...toGroup(row),
    id: row.id,
    number: row.number,
    groupingKey: row.grouping_key,
    activity: row.activity && unpackActivity(row.activity),
    integration: {
      uid: row.integration_uid,
      name: row.integration_name,
      type: row.integration_type,
      templates: parseTemplates(row.integration_templates),
      messageFormat: row.integration_message_format,
      deleted: row.integration_deleted_at !== null,
    },
  };
}
