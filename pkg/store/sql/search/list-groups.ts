import type { PageRequest } from '../../shapes/pages.ts';
import type { GroupOrder, GroupPage, GroupSearch } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { readGroups } from '../groups.ts';
import { inStates } from './columns.ts';
import { countUnindexed } from './count-unindexed.ts';
import { countBefore, countMatches, readTallies, type StateCounts } from './counts.ts';
import { type FoundPage, listByPayload } from './list-by-payload.ts';
import { everyGroup, findMatches, isDense, type Matches, statesOf } from './matches.ts';
import { type PickedPlaces, pickPlaces } from './pick-places.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';
import { isBefore, type Place, testsOf, walk } from './sorts.ts';
import { readTurn, type Turn, writeTurn } from './turns.ts';

/** A page of the groups that are looked for. All of it is read from one state of the database. */
export function listGroups(
  database: Database,
  orgId: number,
  search: GroupSearch,
  page: PageRequest,
  order: GroupOrder
): Promise<GroupPage> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const list = prepared.payloads.length > 0 ? listByPayload : listStored;
    const [found, unindexed] = await Promise.all([list(db, prepared, page, order), countUnindexed(db, prepared)]);
    return { ...found, unindexed };
  });
}

async function listStored(
  db: Database,
  prepared: PreparedSearch,
  { limit, cursor }: PageRequest,
  order: GroupOrder
): Promise<FoundPage> {
  const turn = cursor === undefined ? null : readTurn(cursor, order);
  const request = { ...order, turn, limit };
  const key = `page ${prepared.key} ${JSON.stringify([prepared.states, request])}`;
  const find = () => findPage(db, prepared, request);
  const found = await db.remember(db.db, key, find, ({ places }) => places.length);
  const items = await readGroups(
    db,
    prepared.orgId,
    found.places.map(({ id }) => id)
  );
  const { before, total, counts } = found;
  const last = found.places.at(-1);
  const first = found.places[0] ?? turn?.place;
  return {
    items,
    nextCursor: last !== undefined && before + items.length < total ? writeTurn(order, 'after', last) : null,
    previousCursor: first !== undefined && before > 0 ? writeTurn(order, 'before', first) : null,
    before,
    total,
    counts,
    payloads: null,
  };
}

/** How many groups would be found in each state, without the conditions on the state. */
export function countGroups(database: Database, orgId: number, search: GroupSearch): Promise<StateCounts> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    return prepared.isTallied ? readTallies(db, prepared) : countMatches(db, await findMatches(db, prepared));
  });
}

interface PageOfPlaces {
  readonly places: readonly Place[];
  readonly before: number;
  readonly total: number;
  readonly counts: StateCounts;
}

interface FindPage extends GroupOrder {
  readonly turn: Turn | null;
  readonly limit: number;
}

async function findPage(database: Database, prepared: PreparedSearch, request: FindPage): Promise<PageOfPlaces> {
  if (isInOrder(prepared, request)) {
    const [counts, walked] = await Promise.all([
      readTallies(database, prepared),
      walkToPage(database, prepared, everyGroup(database, prepared), request),
    ]);
    return toPageOfPlaces(prepared, counts, walked);
  }
  const tallies = prepared.isTallied ? await readTallies(database, prepared) : null;
  const isShort = tallies !== null && (await isDense(database, prepared.orgId, totalOf(tallies, prepared)));
  const matches = isShort ? everyGroup(database, prepared) : await findMatches(database, prepared);
  const counts = tallies ?? (await countMatches(database, matches));
  const picked = matches.found && (await pickPlaces(database, inStates(matches.found, prepared.states), request));
  return toPageOfPlaces(prepared, counts, picked ?? (await walkToPage(database, prepared, matches, request)));
}

/** Whether an index has nothing but its groups, in their order: all groups of a state, or those of an integration and a state by their start. */
function isInOrder({ isTallied, integrationIds }: PreparedSearch, { sort }: GroupOrder): boolean {
  return isTallied && (integrationIds === null || (integrationIds.length === 1 && sort === 'started'));
}

function totalOf(counts: StateCounts, { states }: PreparedSearch): number {
  return states.reduce((sum, state) => sum + counts[state], 0);
}

function toPageOfPlaces(prepared: PreparedSearch, counts: StateCounts, { places, before }: WalkedPlaces): PageOfPlaces {
  const total = totalOf(counts, prepared);
  return { places, before: before ?? total, total, counts };
}

/** Places, and how many of the groups come before those; null stands for all of them. */
type WalkedPlaces = Pick<PickedPlaces, 'places'> & { readonly before: number | null };

async function walkToPage(
  database: Database,
  prepared: PreparedSearch,
  matches: Matches,
  { turn, limit, ...order }: FindPage
): Promise<WalkedPlaces> {
  const { orgId, states } = prepared;
  const backwards = turn?.direction === 'before';
  const from = turn?.place ?? null;
  const walked = await walk(database, {
    ...{ ...order, orgId, states: await statesOf(database, matches, states), where: testsOf(prepared) },
    ...{ from, backwards, limit },
  });
  const places = backwards ? walked.reverse() : walked;
  const first = places[0];
  if (turn === null || (first === undefined && backwards)) {
    return { places, before: 0 };
  }
  const before = first === undefined ? null : await countBefore(database, matches, states, isBefore(order, first));
  return { places, before };
}
