import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { type State, states } from '../../../contract/alert-groups/states.ts';
import type { Database } from '../database.ts';
import { readOften } from '../read-often.ts';
import { type Columns, readColumns } from './columns.ts';
import type { Condition } from './condition.ts';
import type { PreparedSearch } from './search.ts';
import { countOf, recallSums, sumUp } from './sums.ts';

/** The groups that fulfil the conditions of a search, whatever their state. */
export interface Matches {
  /** That of the search. */
  readonly key: string;
  /** All of them, in no order; null where they are too many to hold. */
  readonly found: Columns | null;
  /** How the database finds them: the tables, among them `alert_groups`, and a test of each row. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<SqlBool>;
}

/** So many groups are handled here, one by one; of more the database makes the sums. */
const mostHeld = 200_000;

/** Where the search finds so large a part of the groups, the next one that it finds is not far along any index. */
const dense = 0.25;

/**
 * Finds the groups of a search. It looks first at where an index finds the groups of each condition: the condition with the fewest is
 * where the database begins.
 */
export function findMatches(database: Database, prepared: PreparedSearch): Promise<Matches> {
  const { key } = prepared;
  const find = async () => {
    let counted: Promise<number> | undefined;
    const countAll = () => (counted ??= countGroupsOf(database, prepared.orgId));
    const [start, fewest] = await Promise.all([
      findStart(database, prepared, countAll),
      database.sumsFirst ? countAll().then((all) => all * dense) : Infinity,
    ]);
    const { from, where } = toMatches(database, prepared, start);
    const { least = 0, most = Infinity } = start;
    const isKnown = !database.sumsFirst || most < fewest || least >= fewest;
    const sums = isKnown ? null : await sumUp(database, { key, from, where });
    const count = sums === null ? least : countOf(sums);
    const isHeld = count < fewest && count <= mostHeld;
    return { key, found: isHeld ? await readColumns(database, from, where, mostHeld) : null, from, where };
  };
  return database.remember(database.db, key, find, ({ found }) => found?.ids.length ?? 0);
}

/** Those of the states that some of the groups have, as far as that is known. */
export async function statesOf(
  database: Database,
  matches: Matches,
  allowed: readonly State[]
): Promise<readonly State[]> {
  const sums = await recallSums(database, matches);
  return sums === null ? allowed : allowed.filter((state) => sums.some((sum) => sum.state === state));
}

/** Whether so many of the org's groups are close together along any index. */
export async function isDense(database: Database, orgId: number, count: number): Promise<boolean> {
  return count >= (await countGroupsOf(database, orgId)) * dense;
}

/** The groups of a search without looking for a place to begin, and without reading them. */
export function everyGroup(database: Database, search: PreparedSearch): Matches {
  return toMatches(database, search, everywhere(search.orgId));
}

/** The groups of a search without reading them. */
export async function locateMatches(database: Database, prepared: PreparedSearch): Promise<Matches> {
  const start = await findStart(database, prepared, () => countGroupsOf(database, prepared.orgId));
  return toMatches(database, prepared, start);
}

function toMatches(database: Database, search: PreparedSearch, { from, where, fulfilled }: Start): Matches {
  return {
    key: search.key,
    found: null,
    from,
    where: sql`${where} and ${testsOf(database, search, fulfilled)}`,
  };
}

function testsOf(
  database: Database,
  { orgId, conditions }: Pick<PreparedSearch, 'orgId' | 'conditions'>,
  fulfilled: Condition | undefined
): RawBuilder<SqlBool> {
  const tests = [
    sql`${database.aside('alert_groups.org_id')} = ${orgId}`,
    sql`alert_groups.deleted_at is null`,
    ...conditions.filter((condition) => condition !== fulfilled).map(({ test }) => test),
  ];
  return sql`${sql.join(tests, sql` and `)}`;
}

interface Start {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** A condition that needs no test there. */
  readonly fulfilled?: Condition | undefined;
  /** So many groups are found at least, but for deleted ones, and at most; by default that is not known. */
  readonly least?: number;
  readonly most?: number;
}

/** @param countAll how many groups the org has */
async function findStart(
  database: Database,
  { orgId, conditions }: PreparedSearch,
  countAll: () => Promise<number>
): Promise<Start> {
  let fewest: { readonly condition: Condition; readonly ids: readonly number[] } | undefined;
  let smallest: ManyIds | undefined;
  for (const condition of conditions) {
    const { sets } = condition;
    if (sets === null) {
      continue;
    }
    const ids = await readIds(database, sets);
    if (ids !== null) {
      fewest = fewest === undefined || ids.length < fewest.ids.length ? { condition, ids } : fewest;
    } else if (fewest === undefined) {
      const size = await countIds(database, sets);
      smallest = smallest === undefined || size < smallest.size ? { condition, sets, size } : smallest;
    }
  }
  if (fewest !== undefined) {
    return {
      ...database.startAt(database.idsOf(fewest.ids), 'few'),
      ...{ fulfilled: exactly(fewest.condition), most: fewest.ids.length },
    };
  }
  if (smallest === undefined) {
    return everywhere(orgId);
  }
  return {
    ...(await startAtMany(database, orgId, smallest, countAll)),
    least: conditions.length === 1 ? leastOf(smallest) : 0,
  };
}

interface ManyIds {
  readonly condition: Condition;
  readonly sets: NonNullable<Condition['sets']>;
  readonly size: number;
}

/** So many groups fulfil the condition at least, but for deleted ones: its selects may have the same ones. */
function leastOf({ condition, sets, size }: ManyIds): number {
  return condition.isExact === true ? size / sets.length : 0;
}

async function startAtMany(
  database: Database,
  orgId: number,
  { condition, sets, size }: ManyIds,
  countAll: () => Promise<number>
): Promise<Start> {
  const part = size / (await countAll());
  if (part >= worthwhile) {
    return everywhere(orgId);
  }
  const ids = sql<{ id: number }>`${sql.join([...sets], sql` union `)}`;
  return { ...database.startAt(ids, part < few ? 'few' : 'many'), fulfilled: exactly(condition), most: size };
}

/** All that most conditions ask is in one index, by state. */
function everywhere(orgId: number): Start {
  return { from: sql`alert_groups`, where: sql`alert_groups.org_id = ${orgId} and state in (${sql.join(states)})` };
}

/** Where a condition leaves less than this part of the groups, it is better to look at each of those than to read all of an index. */
const worthwhile = 0.4;

/** So small a part of the groups is looked up one by one. */
const few = 0.1;

function exactly(condition: Condition): Condition | undefined {
  return condition.isExact ? condition : undefined;
}

/** Ids that are read to begin with them; more are counted. */
const mostRead = 1000;

/** The ids that the selects find; null where they are many. */
async function readIds({ db }: Database, sets: NonNullable<Condition['sets']>): Promise<readonly number[] | null> {
  const ids = new Set<number>();
  for (const set of sets) {
    const { rows } = await sql<{ id: number }>`select id from (${set}) as found limit ${mostRead + 1}`.execute(db);
    rows.forEach(({ id }) => ids.add(id));
    if (ids.size > mostRead) {
      return null;
    }
  }
  return [...ids];
}

async function countIds({ db }: Database, sets: NonNullable<Condition['sets']>): Promise<number> {
  let sum = 0;
  for (const set of sets) {
    const { rows } = await sql<{ size: number }>`select count(*) as size from (${set}) as found`.execute(db);
    sum += rows[0]?.size ?? 0;
  }
  return sum;
}

async function countGroupsOf(database: Database, orgId: number): Promise<number> {
  const [row] = await readOften(
    database,
    database.db
      .selectFrom('group_tallies')
      .select(({ fn }) => fn.sum<number | null>('count').as('count'))
      .where('org_id', '=', orgId)
  );
  return row?.count ?? 0;
}
