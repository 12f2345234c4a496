import { type RawBuilder, sql } from 'kysely';
import { type State, states } from '../../../contract/alert-groups/states.ts';
import type { Database } from '../database.ts';
import { readOften } from '../read-often.ts';
import { countValues } from './columns.ts';
import type { Matches } from './matches.ts';
import { ofStates } from './of-states.ts';
import type { PreparedSearch } from './search.ts';
import { readSums } from './sums.ts';

export type StateCounts = Record<State, number>;

export function emptyCounts(): StateCounts {
  return Object.fromEntries(states.map((state) => [state, 0])) as StateCounts;
}

/** How many groups fulfil the conditions of the search, by state, as the tallies say; only for a search that is tallied. */
export async function readTallies(database: Database, { orgId, integrationIds }: PreparedSearch): Promise<StateCounts> {
  const counts = emptyCounts();
  if (integrationIds?.length === 0) {
    return counts;
  }
  const query = database.db
    .selectFrom('group_tallies')
    .select(({ fn }) => ['state', fn.sum<number>('count').as('count')])
    .where('org_id', '=', orgId)
    .groupBy('state');
  const rows = await readOften(
    database,
    integrationIds === null ? query : query.where(database.isOneOf('integration_id', integrationIds))
  );
  rows.forEach(({ state, count }) => (counts[state] = count));
  return counts;
}

/** How many groups there are in each state. */
export async function countMatches(database: Database, matches: Matches): Promise<StateCounts> {
  const { found, from, where } = matches;
  const counts = emptyCounts();
  const sums = await readSums(database, matches);
  if (sums !== null) {
    sums.forEach(({ state, count }) => (counts[state] += count));
    return counts;
  }
  if (found !== null) {
    countValues(found.states).forEach((count, state) => (counts[states[state] as State] = count));
    return counts;
  }
  const { rows } = await sql<{ state: State; count: number }>`select state, count(*) as count
    from ${from} where ${where} group by state`.execute(database.db);
  rows.forEach(({ state, count }) => (counts[state] = count));
  return counts;
}

/** How many groups of the states come before a place. @param isBefore whether a row of `alert_groups` does */
export async function countBefore(
  { db }: Database,
  { from, where }: Matches,
  allowed: readonly State[],
  isBefore: RawBuilder<unknown>
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from ${from} where ${where} and ${ofStates(allowed)} and ${isBefore}`.execute(db);
  return rows[0]?.count ?? 0;
}
