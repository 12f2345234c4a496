import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { states } from '../../../contract/alert-groups/states.ts';
import type { Database } from '../database.ts';
import { type Columns, readColumns } from './columns.ts';
import type { Condition } from './condition.ts';
import type { PreparedSearch } from './search.ts';

/** The groups that fulfil the conditions of a search, whatever their state. */
export interface Matches {
  /** All of them, in no order; null where they are too many to hold. */
  readonly found: Columns | null;
  /** How the database finds them: the tables, among them `alert_groups`, and a test of each row. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<SqlBool>;
}

/** So many groups are handled here, one by one; of more the database makes the sums. */
const mostHeld = 200_000;

/**
 * Finds the groups of a search. It looks first at where an index finds the groups of each condition: the condition with the fewest is
 * where the database begins.
 */
export function findMatches(database: Database, prepared: PreparedSearch): Promise<Matches> {
  const find = async () => {
    const start = await findStart(database, prepared.orgId, prepared.conditions);
    const { from, where } = toMatches(database, prepared, start);
    return {
      found: (start.least ?? 0) > mostHeld ? null : await readColumns(database, from, where, mostHeld),
      from,
      where,
    };
  };
  return database.remember(database.db, prepared.key, find, ({ found }) => found?.ids.length ?? 0);
}

/** The groups of a search without looking for a place to begin, and without reading them. */
export function everyGroup(database: Database, search: PreparedSearch): Matches {
  return toMatches(database, search, everywhere(search.orgId));
}

/** The groups of a search without reading them. */
export async function locateMatches(database: Database, prepared: PreparedSearch): Promise<Matches> {
  return toMatches(database, prepared, await findStart(database, prepared.orgId, prepared.conditions));
}

function toMatches(database: Database, search: PreparedSearch, { from, where, fulfilled }: Start): Matches {
  return { found: null, from, where: sql`${where} and ${testsOf(database, search, fulfilled)}` };
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
  /** So many groups are found at least, but for deleted ones; by default that is not known. */
  readonly least?: number;
}

async function findStart(database: Database, orgId: number, conditions: readonly Condition[]): Promise<Start> {
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
    return startAt(database.idsOf(fewest.ids), fewest.condition);
  }
  if (smallest === undefined) {
    return everywhere(orgId);
  }
  const start = await startAtMany(database, orgId, smallest);
  return conditions.length === 1 ? { ...start, least: smallest.size / smallest.sets.length } : start;
}

interface ManyIds {
  readonly condition: Condition;
  readonly sets: NonNullable<Condition['sets']>;
  readonly size: number;
}

async function startAtMany(database: Database, orgId: number, { condition, sets, size }: ManyIds): Promise<Start> {
  const isWorthwhile = size < (await countGroupsOf(database, orgId)) * worthwhile;
  return isWorthwhile ? startAt(sql.join([...sets], sql` union `), condition) : everywhere(orgId);
}

/** All that most conditions ask is in one index, by state. */
function everywhere(orgId: number): Start {
  return { from: sql`alert_groups`, where: sql`alert_groups.org_id = ${orgId} and state in (${sql.join(states)})` };
}

/** Where a condition leaves less than this part of the groups, it is better to look at each of those than to read all of an index. */
const worthwhile = 0.4;

function startAt(ids: RawBuilder<unknown>, condition: Condition): Start {
  return {
    // A cross join keeps SQLite from another order.
    from: sql`(${ids}) as found cross join alert_groups`,
    where: sql`alert_groups.id = found.id`,
    fulfilled: condition.isExact ? condition : undefined,
  };
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

async function countGroupsOf({ db }: Database, orgId: number): Promise<number> {
  const row = await db
    .selectFrom('group_tallies')
    .select(({ fn }) => fn.sum<number | null>('count').as('count'))
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row?.count ?? 0;
}
