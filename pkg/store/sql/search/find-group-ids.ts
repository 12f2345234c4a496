import { sql } from 'kysely';
import type { GroupSearch } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { everyGroup, locateMatches } from './matches.ts';
import { ofStates } from './of-states.ts';
import { lookIntoPayloads } from './payloads.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';

/** The ids of the groups that are found, in ascending order, those after `after`. */
export function findGroupIds(
  database: Database,
  orgId: number,
  search: GroupSearch,
  after: number,
  limit: number
): Promise<number[]> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const { payloads, context } = prepared;
    if (payloads.length === 0) {
      return findStored(db, prepared, after, limit);
    }
    const found: number[] = [];
    let last = after;
    while (found.length < limit) {
      const ids = await findStored(db, prepared, last, lookedAtOnce);
      const { groups } = await lookIntoPayloads({ ...context, database: db }, payloads, ids, Infinity);
      found.push(...groups.filter(({ isFound }) => isFound).map(({ id }) => id));
      last = ids.at(-1) ?? last;
      if (ids.length < lookedAtOnce) {
        break;
      }
    }
    return found.slice(0, limit);
  });
}

/** Groups whose payloads are read at once. */
const lookedAtOnce = 200;

async function findStored(
  database: Database,
  prepared: PreparedSearch,
  after: number,
  limit: number
): Promise<number[]> {
  const { states: allowed } = prepared;
  if (allowed.length === 0) {
    return [];
  }
  const matches =
    prepared.conditions.length === 0 ? everyGroup(database, prepared) : await locateMatches(database, prepared);
  const { rows } = await sql<{ id: number }>`select alert_groups.id from ${matches.from}
    where ${matches.where} and ${ofStates(allowed)} and alert_groups.id > ${after}
    order by alert_groups.id limit ${limit}`.execute(database.db);
  return rows.map(({ id }) => id);
}
