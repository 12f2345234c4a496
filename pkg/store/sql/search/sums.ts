import { sql } from 'kysely';
import type { State } from '../../../contract/alert-groups/states.ts';
import type { Severity } from '../../../contract/templates/templates.ts';
import type { Database } from '../database.ts';
import type { Matches } from './matches.ts';

/** How many groups of an integration have a state and a severity. */
export interface Sum {
  readonly state: State;
  readonly severity: Severity | null;
  readonly integration_id: number;
  readonly count: number;
}

/** How many groups there are together in those that are meant, by default all. */
export function countOf<Counted extends Pick<Sum, 'count'>>(
  all: readonly Counted[],
  isMeant: (one: Counted) => boolean = () => true
): number {
  return all.reduce((total, one) => total + (isMeant(one) ? one.count : 0), 0);
}

/** The sums of groups that are too many to hold, where the database makes these first; else null. */
export async function readSums(database: Database, matches: Matches): Promise<readonly Sum[] | null> {
  return matches.found === null && database.sumsFirst ? sumUp(database, matches) : null;
}

/** All sums of the groups: lists and facets share them. */
export function sumUp(
  database: Database,
  { key, from, where }: Pick<Matches, 'key' | 'from' | 'where'>
): Promise<readonly Sum[]> {
  const read = async () => {
    const { rows } = await sql<Sum>`select state, severity, integration_id, count(*) as count
      from ${from} where ${where} group by state, severity, integration_id`.execute(database.db);
    return rows;
  };
  return database.remember(database.db, keyOf(key), read, ({ length }) => length);
}

/** The sums that something else has been read with, as for a list beside which facets and the histogram are shown; else null. */
export async function recallSums({ db, recall }: Database, { key }: Matches): Promise<readonly Sum[] | null> {
  return (await recall(db, keyOf(key))) as readonly Sum[] | null;
}

function keyOf(key: string): string {
  return `sums ${key}`;
}
