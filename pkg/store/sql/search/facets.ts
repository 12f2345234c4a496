import { sql } from 'kysely';
import { severities } from '../../../contract/templates/templates.ts';
import type { Facet, Facets, FacetValue, GroupSearch } from '../../shapes/searches.ts';
import { isSeen } from '../access/hidden.ts';
import type { Database } from '../database.ts';
import { type Columns, countValues, inStates, parseList } from './columns.ts';
import { findMatches, type Matches, statesOf } from './matches.ts';
import { countPlaces, type PlaceCount } from './places.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';
import { testsOf, walk } from './sorts.ts';
import { countOf } from './sums.ts';

/** Values of a facet that are listed. */
const mostValues = 10;
/** Labels that are facets. */
const mostLabels = 6;
/** Groups whose labels are counted, the newest. */
const mostLabelled = 10_000;

/** What splits the groups that are found: by severity, integration and type, and by the labels that split them best. */
export function findFacets(database: Database, orgId: number, search: GroupSearch): Promise<Facets> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const matches = await findMatches(db, prepared);
    const found = matches.found && inStates(matches.found, prepared.states);
    const places = await countPlaces(db, prepared, matches, found);
    const key = `labels ${prepared.key} ${prepared.states.join(' ')}`;
    const count = async () => {
      const ids = await newestIds(db, prepared, matches, found);
      return { labels: await countLabels(db, ids), looked: ids.length };
    };
    const { labels, looked } = await db.remember(db.db, key, count, ({ labels }) => labels.length);
    return {
      facets: [bySeverity(places), ...(await byIntegration(db, orgId, places)), ...chooseLabels(labels, looked)].filter(
        ({ values }) => values.length > 0
      ),
      looked,
      of: countOf(places),
    };
  });
}

/** The ids of the newest groups that are found. */
async function newestIds(
  database: Database,
  prepared: PreparedSearch,
  matches: Matches,
  found: Columns | null
): Promise<number[]> {
  if (found !== null) {
    return [...found.ids.toSorted().slice(-mostLabelled)];
  }
  const states = await statesOf(database, matches, prepared.states);
  const places = await walk(database, {
    ...{ sort: 'started', order: 'desc', orgId: prepared.orgId, states, where: testsOf(prepared) },
    ...{ from: null, backwards: false, limit: mostLabelled },
  });
  return places.map(({ id }) => id);
}

interface LabelCount {
  readonly name: string;
  readonly value: string;
  readonly count: number;
}

async function countLabels({ db, idsOf, isOneOf, listOf }: Database, ids: readonly number[]): Promise<LabelCount[]> {
  const { rows } = await sql<{ labels: string }>`select ${listOf(sql.ref('label_id'))} as labels
    from group_labels where ${isOneOf('group_id', ids)}`.execute(db);
  const counts = countValues(parseList<number>(rows[0]?.labels));
  const lists = ['id', 'name', 'value'].map((column) => sql`${listOf(sql.ref(column))} as ${sql.ref(`${column}s`)}`);
  const { rows: named } = await sql<{ ids: string; names: string; values: string }>`select ${sql.join(lists)}
    from (select labels.id, name, value from (${idsOf([...counts.keys()])}) as counted cross join labels
      where labels.id = counted.id) as named`.execute(db);
  const names = parseList<string>(named[0]?.names);
  const values = parseList<string>(named[0]?.values);
  return parseList<number>(named[0]?.ids).map((id, i) => ({
    name: names[i] as string,
    value: values[i] as string,
    count: counts.get(id) ?? 0,
  }));
}

function bySeverity(places: readonly PlaceCount[]): Facet {
  const values = [...severities, 'none'].map((value) => ({
    value,
    text: value,
    count: countOf(places, ({ severity }) => (severity ?? 'none') === value),
  }));
  return toFacet('severity', values);
}

async function byIntegration(database: Database, orgId: number, places: readonly PlaceCount[]): Promise<Facet[]> {
  const counts = new Map<number, number>();
  for (const { integration_id, count } of places) {
    counts.set(integration_id, (counts.get(integration_id) ?? 0) + count);
  }
  const rows = await database.db
    .selectFrom('integrations')
    .select(['id', 'uid', 'name', 'type'])
    .where('org_id', '=', orgId)
    .where(isSeen(database, 'id'))
    .execute();
  const integrations = new Map<string, FacetValue>();
  const types = new Map<string, FacetValue>();
  for (const { id, uid, name, type } of rows) {
    const count = counts.get(id) ?? 0;
    // A deleted integration may have a successor with the same uid.
    integrations.set(uid, { value: uid, text: name, count: count + (integrations.get(uid)?.count ?? 0) });
    types.set(type, { value: type, text: type, count: count + (types.get(type)?.count ?? 0) });
  }
  return [toFacet('integration', byCount(integrations)), toFacet('type', byCount(types))];
}

function byCount(values: ReadonlyMap<string, FacetValue>): FacetValue[] {
  return [...values.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function toFacet(field: string, values: readonly FacetValue[]): Facet {
  const present = values.filter(({ count }) => count > 0);
  return { field, values: present.slice(0, mostValues), more: Math.max(0, present.length - mostValues) };
}

/** Fields that are facets themselves. A label of that name would say the same again. */
const fields: ReadonlySet<string> = new Set(['severity', 'integration', 'type']);

/** The labels that split the groups best. A label that says the same of all groups, or something else of each, splits nothing. */
function chooseLabels(labels: readonly LabelCount[], groups: number): Facet[] {
  const byName = Map.groupBy(
    labels.filter(({ name }) => !fields.has(name.toLowerCase())),
    ({ name }) => name
  );
  return [...byName]
    .map(([name, values]) => ({ name, values, score: scoreOf(values, groups) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, mostLabels)
    .map(({ name, values }) =>
      toFacet(
        `label.${name}`,
        byCount(new Map(values.map(({ value, count }) => [value, { value, text: value, count }])))
      )
    );
}

/** How likely two groups differ in the label, less the more values have a group alone. Having none is a value too. */
function scoreOf(values: readonly LabelCount[], groups: number): number {
  const labelled = values.reduce((sum, { count }) => sum + count, 0);
  const same = values.reduce((sum, { count }) => sum + (count / groups) ** 2, ((groups - labelled) / groups) ** 2);
  return (1 - same) * (1 - values.length / Math.max(labelled, 1));
}
