import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { type State, states } from '../../../contract/alert-groups/states.ts';
import type { Severity } from '../../../contract/templates/templates.ts';
import type { Database } from '../database.ts';
import type { Condition } from './condition.ts';
import type { PreparedSearch } from './search.ts';

/** A group that fulfils the conditions of a search, whatever its state. */
export interface Match {
  readonly id: number;
  readonly state: State;
  readonly started_at: number;
  readonly severity: Severity | null;
  readonly severity_rank: number;
  readonly integration_id: number;
  readonly last_alert_at: number;
  readonly alert_count: number;
}

/**
 * The groups that fulfil the conditions of a search. A few are all here, in no order. Of many it is said how to find them: `from`
 * names the tables, among them `alert_groups`, and `where` tests each row.
 */
export type Matches =
  | { readonly kind: 'few'; readonly rows: readonly Match[] }
  | { readonly kind: 'many'; readonly from: RawBuilder<unknown>; readonly where: RawBuilder<SqlBool> };

/** So many groups are handled here, one by one; of more the database makes pages and sums. */
const mostFew = 1000;

/**
 * Finds out whether a search has few groups. It looks first at where an index finds the groups of each condition: the condition
 * with the fewest is where the database begins.
 */
export async function findMatches(database: Database, { orgId, conditions }: PreparedSearch): Promise<Matches> {
  const where = testsOf({ orgId, conditions });
  const start = await findStart(database, orgId, conditions);
  const { rows } = await sql<Match>`select alert_groups.id, state, started_at, severity, severity_rank, integration_id,
      last_alert_at, alert_count
    from ${start.from} cross join alert_group_counts
    where alert_group_counts.group_id = alert_groups.id and ${start.where} and ${where}
    limit ${mostFew + 1}`.execute(database.db);
  return rows.length <= mostFew
    ? { kind: 'few', rows }
    : { kind: 'many', from: start.from, where: sql`${start.where} and ${where}` };
}

/** The groups of a search as many, which the database finds without looking for a place to begin. */
export function everyGroup(search: PreparedSearch): Extract<Matches, { kind: 'many' }> {
  const { from, where } = everywhere(search.orgId);
  return { kind: 'many', from, where: sql`${where} and ${testsOf(search)}` };
}

function testsOf({ orgId, conditions }: Pick<PreparedSearch, 'orgId' | 'conditions'>): RawBuilder<SqlBool> {
  const tests = [
    // The plus keeps SQLite from an index on the org where it has the ids.
    sql`+alert_groups.org_id = ${orgId}`,
    sql`alert_groups.deleted_at is null`,
    ...conditions.map(({ test }) => test),
  ];
  return sql`${sql.join(tests, sql` and `)}`;
}

interface Start {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

async function findStart(database: Database, orgId: number, conditions: readonly Condition[]): Promise<Start> {
  let fewest: { readonly ids: readonly number[] } | undefined;
  let smallest: { readonly sets: Condition['sets']; readonly size: number } | undefined;
  for (const { sets } of conditions) {
    if (sets === null) {
      continue;
    }
    const ids = await readIds(database, sets);
    if (ids !== null) {
      fewest = fewest === undefined || ids.length < fewest.ids.length ? { ids } : fewest;
    } else if (fewest === undefined) {
      const size = await countIds(database, sets);
      smallest = smallest === undefined || size < smallest.size ? { sets, size } : smallest;
    }
  }
  if (fewest !== undefined) {
    return startAt(database.idsOf(fewest.ids));
  }
  if (smallest?.sets && smallest.size < (await countGroupsOf(database, orgId)) * worthwhile) {
    return startAt(sql.join([...smallest.sets], sql` union `));
  }
  return everywhere(orgId);
}

/** All that most conditions ask is in one index, by state. */
function everywhere(orgId: number): Start {
  return { from: sql`alert_groups`, where: sql`alert_groups.org_id = ${orgId} and state in (${sql.join(states)})` };
}

/** Where a condition leaves less than this part of the groups, it is better to look at each of those than to read all of an index. */
const worthwhile = 0.4;

function startAt(ids: RawBuilder<unknown>): Start {
  // A cross join keeps SQLite from another order.
  return { from: sql`(${ids}) as found cross join alert_groups`, where: sql`alert_groups.id = found.id` };
}

/** The ids that the selects find; null where they are many. */
async function readIds({ db }: Database, sets: NonNullable<Condition['sets']>): Promise<readonly number[] | null> {
  const ids = new Set<number>();
  for (const set of sets) {
    const { rows } = await sql<{ id: number }>`select id from (${set}) as found limit ${mostFew + 1}`.execute(db);
    rows.forEach(({ id }) => ids.add(id));
    if (ids.size > mostFew) {
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
