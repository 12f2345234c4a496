import { sql, type SqlBool } from 'kysely';
import { states } from '../../../contract/alert-groups/states.ts';
import { integrationTypes } from '../../../contract/integration-types.ts';
import { severities } from '../../../contract/templates/templates.ts';
import type { FoundValue, GroupSearch, ValuesRequest } from '../../shapes/searches.ts';
import { hideIntegrations, isOfSeen, isSeen } from '../access/hidden.ts';
import type { Database } from '../database.ts';
import { inStates, readColumns } from './columns.ts';
import { countMatches, readTallies } from './counts.ts';
import { foldCase } from './fold.ts';
import { findMatches } from './matches.ts';
import { ofStates } from './of-states.ts';
import { findPlaces, type PlaceCount } from './places.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';
import { countOf } from './sums.ts';

/**
 * Values of a field for who types one, those with most groups first. Where the search finds many groups the values are those of all
 * groups of the org, and counts are left out where they would take long.
 */
export function listValues(
  database: Database,
  orgId: number,
  search: GroupSearch,
  { field, prefix, limit }: ValuesRequest
): Promise<FoundValue[]> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const values = await valuesOf(db, prepared, field, foldCase(prefix));
    return values
      .filter(({ value, text }) => [value, text].some((one) => foldCase(one).startsWith(foldCase(prefix))))
      .sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
      .slice(0, limit);
  });
}

/** Of more groups the values of labels, and people, are those of all groups of the org. */
const mostNamed = 1000;

/** Values that are looked at where there may be very many. */
const mostLooked = 500;

async function valuesOf(
  database: Database,
  prepared: PreparedSearch,
  field: string,
  prefix: string
): Promise<FoundValue[]> {
  const countInPlaces = async () => {
    const matches = await findMatches(database, prepared);
    return findPlaces(database, matches, prepared.states, matches.found && inStates(matches.found, prepared.states));
  };
  /** The ids of what is found, where that is few. */
  const findFew = async () => {
    const tallies = prepared.isTallied ? await readTallies(database, prepared) : null;
    if (tallies !== null && prepared.states.reduce((sum, state) => sum + tallies[state], 0) > mostNamed) {
      return null;
    }
    const matches = await findMatches(database, prepared);
    if (matches.found !== null) {
      const { ids } = inStates(matches.found, prepared.states);
      return ids.length <= mostNamed ? ids : null;
    }
    const places = await findPlaces(database, matches, prepared.states, null);
    const isFew = places !== null && countOf(places) <= mostNamed;
    const where = sql<SqlBool>`${matches.where} and ${ofStates(prepared.states)}`;
    return isFew ? ((await readColumns(database, matches.from, where, mostNamed))?.ids ?? null) : null;
  };
  switch (field) {
    case 'state': {
      const counts = prepared.isTallied
        ? await readTallies(database, prepared)
        : await countMatches(database, await findMatches(database, prepared));
      return states.map((value) => ({ value, text: value, count: counts[value] }));
    }
    case 'severity': {
      const places = await countInPlaces();
      return [...severities, 'none' as const].map((value) => ({
        value,
        text: value,
        count: places && countOf(places, ({ severity }) => (severity ?? 'none') === value),
      }));
    }
    case 'integration':
    case 'type':
      return integrationValues(database, prepared, field, await countInPlaces());
    case 'maintenance':
      return windows(database, prepared.orgId);
    case 'by':
      return people(database, prepared.orgId, await findFew());
    case 'label':
      return labelNames(database, prepared.orgId, await findFew());
    default:
      return field.startsWith('label.')
        ? labelValues(database, prepared.orgId, field.slice(6), await findFew(), prefix)
        : [];
  }
}

async function integrationValues(
  database: Database,
  { orgId }: PreparedSearch,
  field: 'integration' | 'type',
  places: readonly PlaceCount[] | null
): Promise<FoundValue[]> {
  const known = await database.db
    .selectFrom('integrations')
    .select(['id', 'uid', 'name', 'type'])
    .where('org_id', '=', orgId)
    .where(isSeen(database, 'id'))
    .execute();
  const values = new Map<string, FoundValue>(
    field === 'type' ? integrationTypes.map((type) => [type, { value: type, text: type, count: places && 0 }]) : []
  );
  const byId = places && Map.groupBy(places, ({ integration_id }) => integration_id);
  for (const { id, uid, name, type } of known) {
    const value = field === 'type' ? type : uid;
    const count = byId && countOf(byId.get(id) ?? []) + (values.get(value)?.count ?? 0);
    values.set(value, { value, text: field === 'type' ? type : name, count });
  }
  return [...values.values()];
}

/** Groups of the rows, or all that are seen. */
function among(database: Database, rows: Float64Array | null) {
  return rows === null ? isOfSeen(database, 'group_id') : database.isOneOf('group_id', [...rows]);
}

async function people(database: Database, orgId: number, rows: Float64Array | null): Promise<FoundValue[]> {
  const { rows: found } =
    await sql<FoundValue>`select login as value, max(name) as text, count(distinct group_id) as count
    from group_people where org_id = ${orgId} and ${among(database, rows)} group by login`.execute(database.db);
  return found;
}

async function windows(database: Database, orgId: number): Promise<FoundValue[]> {
  const rows = await database.db
    .selectFrom('maintenance_windows')
    .select(['uid', 'name', 'integrations'])
    .where('org_id', '=', orgId)
    .execute();
  const all = rows.map((row) => ({ ...row, integrations: JSON.parse(row.integrations) as string[] }));
  const known = await hideIntegrations(database, orgId, all);
  return known.map(({ uid, name }) => ({ value: uid, text: name, count: null }));
}

async function labelNames(database: Database, orgId: number, rows: Float64Array | null): Promise<FoundValue[]> {
  const found =
    rows === null
      ? sql<FoundValue>`select distinct name as value, name as text, null as count from labels where org_id = ${orgId} and ${isOnSeen(database)}`
      : sql<FoundValue>`select name as value, name as text, count(*) as count
          from group_labels cross join labels
          where ${among(database, rows)} and labels.id = label_id and org_id = ${orgId} group by name`;
  return (await found.execute(database.db)).rows;
}

async function labelValues(
  database: Database,
  orgId: number,
  name: string,
  rows: Float64Array | null,
  prefix: string
): Promise<FoundValue[]> {
  const start = prefix === '' ? sql`1 = 1` : sql`folded >= ${prefix} and folded < ${`${prefix}\u{10ffff}`}`;
  const found =
    rows === null
      ? sql<FoundValue>`select value, value as text,
            (select count(*) from group_labels where label_id = looked.id and ${isOfSeen(database, 'group_labels.group_id')}) as count
          from (select id, value from labels where org_id = ${orgId} and name = ${name} and ${start} and ${isOnSeen(database)}
            order by folded limit ${mostLooked}) as looked`
      : sql<FoundValue>`select value, value as text, count(*) as count
          from group_labels cross join labels
          where ${among(database, rows)} and labels.id = label_id and org_id = ${orgId} and name = ${name}
          group by value`;
  return (await found.execute(database.db)).rows;
}

/** Whether the label is on a group that is not hidden. */
function isOnSeen(database: Database) {
  return database.hidden.length === 0
    ? sql`1 = 1`
    : sql`exists (select 1 from group_labels where label_id = labels.id and ${isOfSeen(database, 'group_labels.group_id')})`;
}
