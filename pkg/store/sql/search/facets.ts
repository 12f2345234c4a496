import { sql } from 'kysely';
import { severities, type Severity } from '../../../contract/templates/templates.ts';
import type { Facet, Facets, FacetValue, GroupSearch } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { atOnce } from './at-once.ts';
import { everyGroup, findMatches, type Match, type Matches } from './matches.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';
import { testsOf, walk } from './sorts.ts';

/** Values of a facet that are listed. */
const mostValues = 10;
/** Labels that are facets. */
const mostLabels = 6;
/** Groups whose labels are counted, the newest. */
const mostLabelled = 10_000;

/** What splits the groups that are found: by severity, integration and type, and by the labels that split them best. */
export function findFacets(database: Database, orgId: number, search: GroupSearch): Promise<Facets> {
  return atOnce(database, async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const matches = prepared.isTallied ? everyGroup(prepared) : await findMatches(db, prepared);
    const places = await countPlaces(db, prepared, matches);
    const total = places.reduce((sum, { count }) => sum + count, 0);
    const ids = await newestIds(db, prepared, matches);
    const labels = await countLabels(db, ids);
    return {
      facets: [
        bySeverity(places),
        ...(await byIntegration(db, orgId, places)),
        ...chooseLabels(labels, ids.length),
      ].filter(({ values }) => values.length > 0),
      looked: ids.length,
      of: total,
    };
  });
}

interface PlaceCount {
  readonly severity: Severity | null;
  readonly integration_id: number;
  readonly count: number;
}

async function countPlaces(database: Database, { states }: PreparedSearch, matches: Matches): Promise<PlaceCount[]> {
  if (matches.kind === 'few') {
    return matches.rows
      .filter(({ state }) => states.includes(state))
      .map(({ severity, integration_id }) => ({ severity, integration_id, count: 1 }));
  }
  if (states.length === 0) {
    return [];
  }
  const { rows } = await sql<PlaceCount>`select severity, integration_id, count(*) as count
    from ${matches.from} where ${matches.where} and state in (${sql.join(states)})
    group by severity, integration_id`.execute(database.db);
  return rows;
}

/** The ids of the newest groups that are found. */
async function newestIds(database: Database, prepared: PreparedSearch, matches: Matches): Promise<number[]> {
  const { orgId, states } = prepared;
  if (matches.kind === 'few') {
    return matches.rows.filter(({ state }: Match) => states.includes(state)).map(({ id }) => id);
  }
  const places = await walk(database, {
    ...{ sort: 'started', order: 'desc', orgId, states, where: testsOf(prepared) },
    ...{ from: null, backwards: false, limit: mostLabelled },
  });
  return places.map(({ id }) => id);
}

interface LabelCount {
  readonly name: string;
  readonly value: string;
  readonly count: number;
}

async function countLabels(database: Database, ids: readonly number[]): Promise<LabelCount[]> {
  const { rows } = await sql<LabelCount>`select name, value, counted.count as count
    from (select label_id, count(*) as count from (${database.idsOf(ids)}) as found cross join group_labels
      where group_id = found.id group by label_id) as counted
    cross join labels where labels.id = counted.label_id`.execute(database.db);
  return rows;
}

function bySeverity(places: readonly PlaceCount[]): Facet {
  const values = [...severities, 'none'].map((value) => ({
    value,
    text: value,
    count: sumOf(places, ({ severity }) => (severity ?? 'none') === value),
  }));
  return toFacet('severity', values);
}

async function byIntegration({ db }: Database, orgId: number, places: readonly PlaceCount[]): Promise<Facet[]> {
  const counts = new Map<number, number>();
  for (const { integration_id, count } of places) {
    counts.set(integration_id, (counts.get(integration_id) ?? 0) + count);
  }
  const rows = await db
    .selectFrom('integrations')
    .select(['id', 'uid', 'name', 'type'])
    .where('org_id', '=', orgId)
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

function sumOf(places: readonly PlaceCount[], isMeant: (place: PlaceCount) => boolean): number {
  return places.reduce((sum, place) => sum + (isMeant(place) ? place.count : 0), 0);
}

/** The labels that split the groups best. A label that says the same of all groups, or something else of each, splits nothing. */
function chooseLabels(labels: readonly LabelCount[], groups: number): Facet[] {
  const byName = Map.groupBy(labels, ({ name }) => name);
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
