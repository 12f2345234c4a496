import { sql } from 'kysely';
import type { SortOrder } from '../../../contract/alert-groups/sorting.ts';
import { states } from '../../../contract/alert-groups/states.ts';
import { severities } from '../../../contract/templates/templates.ts';
import { conjuncts } from '../../../domain/query/conjuncts.ts';
import type { GroupSearch, Histogram, HistogramRequest } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { type Columns, countValues, inStates, severityOf } from './columns.ts';
import { findMatches, type Matches, statesOf } from './matches.ts';
import { ofStates } from './of-states.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';
import { testsOf, walk } from './sorts.ts';
import { recallSums } from './sums.ts';
import { timeOf } from './terms.ts';

/**
 * How many of the groups that are found started in each interval of the time which the search bounds; where it does not, of the time
 * in which they started.
 */
export function makeHistogram(
  database: Database,
  orgId: number,
  search: GroupSearch,
  { by, buckets }: HistogramRequest
): Promise<Histogram> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const matches = await findMatches(db, prepared);
    const found = matches.found && inStates(matches.found, prepared.states);
    const names = by === 'state' ? states : [...severities, 'none'];
    const { from, step, size } = divide(await extentOf(db, prepared, matches, found, boundsOf(search)), buckets);
    const series = names.map((value) => ({ value: value as string, counts: new Array<number>(size).fill(0) }));
    const placeOf = (value: string | null) => names.findIndex((name) => name === (value ?? 'none'));
    for (const { bucket, value, count } of await countBuckets(db, prepared, matches, found, { by, from, step })) {
      const { counts } = series[placeOf(value)] as (typeof series)[number];
      if (bucket >= 0 && bucket < size) {
        counts[bucket] = (counts[bucket] ?? 0) + count;
      }
    }
    return { from, step, series };
  });
}

/** Milliseconds since 1970; null is without bound. `to` does not belong to it. */
interface Extent {
  readonly from: number | null;
  readonly to: number | null;
}

/** The time that the search bounds at its top. */
function boundsOf({ query, from, to, at }: GroupSearch): Extent {
  const ranges = conjuncts(query).flatMap((part) =>
    part.kind === 'time' && part.field === 'started' ? [part.range] : []
  );
  const starts = [
    ...ranges.flatMap((range) => (range.from === null ? [] : [timeOf(range.from, at)])),
    ...(from === undefined ? [] : [from]),
  ];
  const ends = [
    ...ranges.flatMap((range) => (range.to === null ? [] : [timeOf(range.to, at)])),
    ...(to === undefined ? [] : [to + 1]),
  ];
  return {
    from: starts.length === 0 ? null : Math.max(...starts),
    to: ends.length > 0 ? Math.min(...ends) : starts.length > 0 ? at : null,
  };
}

async function extentOf(
  database: Database,
  prepared: PreparedSearch,
  matches: Matches,
  found: Columns | null,
  { from, to }: Extent
): Promise<{ from: number; to: number }> {
  const isBound = from !== null && to !== null;
  const { first, last } =
    isBound || prepared.states.length === 0 ? noStarts : await findStarts(database, prepared, matches, found);
  const begin = from ?? first ?? (to ?? 1) - 1;
  return { from: begin, to: Math.max(begin + 1, to ?? (last ?? begin) + 1) };
}

/** When the first and the last of the groups started, in milliseconds since 1970; null where there are none. */
interface Starts {
  readonly first: number | null;
  readonly last: number | null;
}

const noStarts: Starts = { first: null, last: null };

async function findStarts(
  database: Database,
  prepared: PreparedSearch,
  matches: Matches,
  found: Columns | null
): Promise<Starts> {
  if (found !== null) {
    const { starts } = found;
    return starts.length === 0
      ? noStarts
      : { first: starts.reduce((a, b) => Math.min(a, b)), last: starts.reduce((a, b) => Math.max(a, b)) };
  }
  const { key, orgId, states: allowed } = prepared;
  const { db } = database;
  if ((await recallSums(database, matches)) !== null) {
    const states = await statesOf(database, matches, allowed);
    const walkFrom = (order: SortOrder) =>
      walk(database, {
        ...{ sort: 'started', order, orgId, states, where: testsOf(prepared) },
        ...{ from: null, backwards: false, limit: 1 },
      });
    const [[first], [last]] = await Promise.all([walkFrom('asc'), walkFrom('desc')]);
    return { first: first?.key ?? null, last: last?.key ?? null };
  }
  const find = () =>
    sql<Starts>`select min(started_at) as first, max(started_at) as last
      from ${matches.from} where ${matches.where} and ${ofStates(allowed)}`.execute(db);
  const { rows } = await database.remember(db, `extent ${key} ${allowed.join(' ')}`, find, () => 1);
  return rows[0] ?? noStarts;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Lengths of intervals that people know, in milliseconds. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((count) => count * day),
];

function divide(
  { from, to }: { from: number; to: number },
  buckets: number
): { from: number; step: number; size: number } {
  const sizeFor = (step: number) => Math.ceil(to / step) - Math.floor(from / step);
  const step = steps.find((one) => sizeFor(one) <= buckets) ?? Math.ceil((to - from) / (buckets - 1) / day) * day;
  return { from: Math.floor(from / step) * step, step, size: sizeFor(step) };
}

interface BucketCount {
  readonly bucket: number;
  /** A state or a severity; null is no severity. */
  readonly value: string | null;
  readonly count: number;
}

async function countBuckets(
  database: Database,
  { key, states: allowed }: PreparedSearch,
  matches: Matches,
  found: Columns | null,
  { by, from, step }: Pick<HistogramRequest, 'by'> & { readonly from: number; readonly step: number }
): Promise<readonly BucketCount[]> {
  if (found !== null) {
    // States and ranks are less than 8.
    const values = by === 'state' ? found.states : found.ranks;
    const counts = countValues(
      found.starts.map((start, i) => Math.floor((start - from) / step) * 8 + (values[i] as number))
    );
    return [...counts].map(([key, count]) => {
      const bucket = Math.floor(key / 8);
      const value = key - bucket * 8;
      return { bucket, value: by === 'state' ? (states[value] ?? null) : severityOf(value), count };
    });
  }
  if (allowed.length === 0) {
    return [];
  }
  const { db } = database;
  const count = async () => {
    const { rows } = await sql<BucketCount>`select cast((started_at - ${from}) / ${step} as integer) as bucket,
        ${sql.ref(by)} as value, count(*) as count
      from ${matches.from} where ${matches.where} and ${ofStates(allowed)} group by 1, 2`.execute(db);
    return rows;
  };
  const all = JSON.stringify([allowed, by, from, step]);
  return database.remember(db, `buckets ${key} ${all}`, count, ({ length }) => length);
}
