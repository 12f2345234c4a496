import { sql } from 'kysely';
import { type State, states } from '../../contract/states.ts';
import type { TemplateFailure } from '../../interpret/facts.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import type { GroupFilter, GroupTally, Page, PageRequest, StoredAlert, StoredEvent, StoredGroup } from '../store.ts';
import type { Database } from './database.ts';
import { groupColumns, parseActor, toGroup } from './group-rows.ts';
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
    // The plus keeps the org from an index: SQLite prefers it to the ids, and would go through all of the org's groups.
    .where(sql`+alert_groups.org_id`, '=', orgId)
    .where('alert_groups.id', 'in', ids)
    .orderBy('started_at', 'desc')
    .orderBy('alert_groups.id', 'desc')
    .execute();
  return toPage(rows, limit, toStoredGroup, (row) => [row.started_at, row.id]);
}

/**
 * The newest groups under the filter. Each state is asked for by itself, because its newest are the end of an index;
 * of several states at once SQLite would sort all groups.
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

export async function countGroups(
  database: Database,
  orgId: number,
  filter: GroupFilter
): Promise<Record<State, number>> {
  const integrationIds =
    filter.integrationUid === undefined ? null : await findIntegrationIds(database, orgId, filter.integrationUid);
  const rows = await (filter.from === undefined && filter.to === undefined
    ? readTallies(database, orgId, integrationIds)
    : countRows(database, orgId, integrationIds, filter));
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(states.map((state) => [state, counts.get(state) ?? 0])) as Record<State, number>;
}

export async function getGroup(database: Database, orgId: number, id: number): Promise<StoredGroup | undefined> {
  const row = await withIntegration(groupsOf(database, orgId)).where('alert_groups.id', '=', id).executeTakeFirst();
  return row && toStoredGroup(row);
}

/** At most this much payload on a page, in bytes of the reply, beside the first alert's: a reply is held in memory whole. */
const payloadBudget = 256_000;

export async function listAlerts(
  database: Database,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredAlert>> {
  const ids = await database.findGroupAlertIds(groupId, { before: before(cursor), limit: limit + 1 });
  if (ids.length === 0) {
    return { items: [], nextCursor: null };
  }
  const query = database.db
    .selectFrom('alerts')
    .select(['id', 'received_at', 'signal', 'title', 'severity', 'failures'])
    .select(database.toJson(sql.ref('payload')).as('payload'))
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .orderBy('id', 'desc');
  const rows = [];
  let size = 0;
  for await (const row of query.stream()) {
    rows.push(row);
    size += row.payload.length;
    if (size > payloadBudget && rows.length > 1) {
      break;
    }
  }
  return toPage(
    rows,
    size > payloadBudget ? Math.min(limit, Math.max(1, rows.length - 1)) : limit,
    ({ received_at, failures, ...row }) => ({ ...row, failures: parseFailures(failures), receivedAt: received_at }),
    (row) => [row.id]
  );
}

export async function listEvents(
  { db }: Database,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredEvent>> {
  const query = db
    .selectFrom('events')
    .select(['id', 'at', 'type', 'actor', 'silenced_until'])
    .where('org_id', '=', orgId)
    .where('group_id', '=', groupId)
    .where('id', '<', before(cursor))
    .orderBy('id', 'desc')
    .limit(limit + 1);
  return toPage(
    await query.execute(),
    limit,
    ({ id, at, type, actor, silenced_until }) => ({
      id,
      at,
      type,
      actor: parseActor(actor),
      silencedUntil: silenced_until,
    }),
    (row) => [row.id]
  );
}

function parseFailures(json: string | null): TemplateFailure[] {
  return json === null ? [] : (JSON.parse(json) as TemplateFailure[]);
}

/** The id that those of the page are less than. */
function before(cursor: string | undefined): number {
  return cursor === undefined ? newest : decodeCursor(cursor, ['number'])[0];
}

/** Beyond every id and time. */
const newest = Number.MAX_SAFE_INTEGER;

function existingGroups({ db }: Database) {
  return db.selectFrom('alert_groups').where('alert_groups.deleted_at', 'is', null);
}

function groupsOf(database: Database, orgId: number) {
  return existingGroups(database).where('alert_groups.org_id', '=', orgId);
}

/** The integrations that have or had the uid. */
async function findIntegrationIds({ db }: Database, orgId: number, uid: string): Promise<number[]> {
  const rows = await db
    .selectFrom('integrations')
    .select('id')
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .execute();
  return rows.map(({ id }) => id);
}

interface StateCount {
  readonly state: State;
  readonly count: number;
}

function readTallies({ db }: Database, orgId: number, integrationIds: number[] | null): Promise<StateCount[]> {
  const query = db
    .selectFrom('group_tallies')
    .select(({ fn }) => ['state', fn.sum<number>('count').as('count')])
    .where('org_id', '=', orgId)
    .groupBy('state');
  return (integrationIds === null ? query : query.where('integration_id', 'in', integrationIds)).execute();
}

function countRows(
  database: Database,
  orgId: number,
  integrationIds: number[] | null,
  filter: GroupFilter
): Promise<StateCount[]> {
  const query = during(groupsOf(database, orgId), filter)
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    // So that the index goes on to the times.
    .where('state', 'in', states)
    .groupBy('state');
  return (integrationIds === null ? query : query.where('integration_id', 'in', integrationIds)).execute();
}

/** Groups that started within the filter's times. */
function during(query: ReturnType<typeof groupsOf>, { from, to }: GroupFilter) {
  const later = from === undefined ? query : query.where('started_at', '>=', from);
  return to === undefined ? later : later.where('started_at', '<=', to);
}

/** Every integration's groups by state, across orgs; those of no group are left out. */
export async function countAllGroups({ db }: Database): Promise<GroupTally[]> {
  const rows = await db
    .selectFrom('group_tallies')
    .innerJoin('integrations', 'integrations.id', 'group_tallies.integration_id')
    .select(['group_tallies.org_id', 'integrations.uid', 'state', ({ fn }) => fn.sum<number>('count').as('count')])
    .groupBy(['group_tallies.org_id', 'integrations.uid', 'state'])
    .execute();
  return rows.map(({ org_id, uid, state, count }) => ({ orgId: org_id, integrationUid: uid, state, count }));
}

function withIntegration(query: ReturnType<typeof groupsOf>) {
  return query
    .innerJoin('integrations', 'integrations.id', 'alert_groups.integration_id')
    .innerJoin('alert_group_counts', 'alert_group_counts.group_id', 'alert_groups.id')
    .select(groupColumns.map((column) => `alert_groups.${column}` as const))
    .select(['alert_count', 'last_alert_at'])
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

function toStoredGroup(row: JoinedRow): StoredGroup {
  return {
    ...toGroup(row),
    id: row.id,
    number: row.number,
    groupingKey: row.grouping_key,
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
