import { sql } from 'kysely';
import type { State } from '../../../contract/alert-groups/states.ts';
import type { Database } from '../database.ts';
import { type Columns, countValues, severityOf } from './columns.ts';
import type { Matches } from './matches.ts';
import { ofStates } from './of-states.ts';
import type { PreparedSearch } from './search.ts';
import { readSums, recallSums, type Sum } from './sums.ts';

/** How many groups of an integration have a severity. */
export type PlaceCount = Omit<Sum, 'state'>;

/**
 * How many of the groups have a severity and an integration.
 * @param found those in the states that are meant, where they are held
 */
export async function countPlaces(
  database: Database,
  { key, states }: PreparedSearch,
  matches: Matches,
  found: Columns | null
): Promise<readonly PlaceCount[]> {
  const known = placesIn(await recallSums(database, matches), states, found);
  if (known !== null || states.length === 0) {
    return known ?? [];
  }
  const { db } = database;
  const count = async () => {
    const { rows } = await sql<PlaceCount>`select severity, integration_id, count(*) as count
      from ${matches.from} where ${matches.where} and ${ofStates(states)}
      group by severity, integration_id`.execute(db);
    return rows;
  };
  return database.remember(db, `places ${key} ${states.join(' ')}`, count, ({ length }) => length);
}

/** The same; null where it would take a look at each of very many groups. */
export async function findPlaces(
  database: Database,
  matches: Matches,
  states: readonly State[],
  found: Columns | null
): Promise<readonly PlaceCount[] | null> {
  return placesIn(await readSums(database, matches), states, found);
}

function placesIn(
  sums: readonly Sum[] | null,
  states: readonly State[],
  found: Columns | null
): readonly PlaceCount[] | null {
  if (sums !== null) {
    return sums.filter(({ state }) => states.includes(state));
  }
  if (found === null) {
    return null;
  }
  // Ranks are less than 8.
  const counts = countValues(found.integrationIds.map((id, i) => id * 8 + (found.ranks[i] as number)));
  return [...counts].map(([key, count]) => ({
    severity: severityOf(key % 8),
    integration_id: Math.floor(key / 8),
    count,
  }));
}
