import type { Kysely } from 'kysely';
import { type State, states } from '../../contract/states.ts';
import type { Actor } from '../../contract/types.ts';
import type { TemplateFailure } from '../../interpret/facts.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import type { GroupFilter, Page, PageRequest, StoredAlert, StoredEvent, StoredGroup } from '../store.ts';
import { groupColumns, toGroup } from './group-rows.ts';
import { walkGroup } from './chains.ts';
import { parseTemplates } from './integrations.ts';
import type { Schema } from './schema.ts';

export async function listGroups(
  db: Kysely<Schema>,
  orgId: number,
  filter: GroupFilter,
  { limit, cursor }: PageRequest
): Promise<Page<StoredGroup>> {
  let query = withIntegration(filtered(db, orgId, filter))
    .where('alert_groups.id', '<', before(cursor))
    .orderBy('alert_groups.id', 'desc')
    .limit(limit + 1);
  if (filter.states.length > 0) {
    query = query.where('state', 'in', filter.states);
  }
  return toPage(await query.execute(), limit, toStoredGroup, (row) => [row.id]);
}

export async function countGroups(
  db: Kysely<Schema>,
  orgId: number,
  filter: GroupFilter
): Promise<Record<State, number>> {
  const rows = await filtered(db, orgId, filter)
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(states.map((state) => [state, counts.get(state) ?? 0])) as Record<State, number>;
}

export async function getGroup(db: Kysely<Schema>, orgId: number, id: number): Promise<StoredGroup | undefined> {
  const row = await withIntegration(groupsOf(db, orgId)).where('alert_groups.id', '=', id).executeTakeFirst();
  return row && toStoredGroup(row);
}

/** At most this much payload on a page, in characters, beside the first alert's: a reply is held in memory whole. */
const payloadBudget = 4_000_000;

export async function listAlerts(
  db: Kysely<Schema>,
  orgId: number,
  groupId: number,
  { limit, cursor }: PageRequest
): Promise<Page<StoredAlert>> {
  const ids = await walkGroup(db, groupId, before(cursor), limit + 1);
  const query = db
    .selectFrom('alerts')
    .select(['id', 'received_at', 'signal', 'title', 'severity', 'failures', 'payload'])
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
  db: Kysely<Schema>,
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
      actor: JSON.parse(actor) as Actor,
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
  return cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor, ['number'])[0];
}

function groupsOf(db: Kysely<Schema>, orgId: number) {
  return db
    .selectFrom('alert_groups')
    .where('alert_groups.org_id', '=', orgId)
    .where('alert_groups.deleted_at', 'is', null);
}

/** The groups under the filter, whatever their state. */
function filtered(db: Kysely<Schema>, orgId: number, { integrationUid, from, to }: GroupFilter) {
  let query = groupsOf(db, orgId);
  if (integrationUid !== undefined) {
    query = query.where('alert_groups.integration_id', 'in', (inner) =>
      inner.selectFrom('integrations').select('id').where('org_id', '=', orgId).where('uid', '=', integrationUid)
    );
  }
  if (from !== undefined) {
    query = query.where('started_at', '>=', from);
  }
  return to === undefined ? query : query.where('started_at', '<=', to);
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
      deleted: row.integration_deleted_at !== null,
    },
  };
}
