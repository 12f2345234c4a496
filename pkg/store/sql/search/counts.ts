import { type RawBuilder, sql } from 'kysely';
import { type State, states } from '../../../contract/alert-groups/states.ts';
import type { Database } from '../database.ts';
import type { Matches } from './matches.ts';
import type { PreparedSearch } from './search.ts';

export type StateCounts = Record<State, number>;

export function emptyCounts(): StateCounts {
  return Object.fromEntries(states.map((state) => [state, 0])) as StateCounts;
}

/** How many groups fulfil the conditions of the search, by state, as the tallies say; only for a search that is tallied. */
export async function readTallies({ db }: Database, { orgId, integrationIds }: PreparedSearch): Promise<StateCounts> {
  const counts = emptyCounts();
  if (integrationIds?.length === 0) {
    return counts;
  }
  const query = db
    .selectFrom('group_tallies')
    .select(({ fn }) => ['state', fn.sum<number>('count').as('count')])
    .where('org_id', '=', orgId)
    .groupBy('state');
  const rows = await (integrationIds === null ? query : query.where('integration_id', 'in', integrationIds)).execute();
  rows.forEach(({ state, count }) => (counts[state] = count));
  return counts;
}

export interface Counted {
  readonly counts: StateCounts;
  /** How many groups of the allowed states come before a place; 0 where no place is given. */
  readonly before: number;
}

/** Counts the groups by state, all in one pass. @param isBefore whether a row of `alert_groups` comes before a place */
export async function countMany(
  { db }: Database,
  { from, where }: Extract<Matches, { kind: 'many' }>,
  allowed: readonly State[],
  isBefore: RawBuilder<unknown> | null
): Promise<Counted> {
  const before =
    isBefore === null ? sql`0` : sql`sum(case when state in (${sql.join(allowed)}) and ${isBefore} then 1 else 0 end)`;
  const sums = states.map((state) => sql`sum(case when state = ${state} then 1 else 0 end) as ${sql.ref(state)}`);
  const { rows } = await sql<StateCounts & { before: number | null }>`select ${sql.join(sums)}, ${before} as before
    from ${from} where ${where}`.execute(db);
  const counts = emptyCounts();
  states.forEach((state) => (counts[state] = rows[0]?.[state] ?? 0));
  return { counts, before: rows[0]?.before ?? 0 };
}
