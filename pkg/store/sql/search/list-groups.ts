import { groupSorts, sortOrders } from '../../../contract/alert-groups/sorting.ts';
import { type State, states } from '../../../contract/alert-groups/states.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { InvalidCursor } from '../../errors.ts';
import type { PageRequest } from '../../shapes/pages.ts';
import type { GroupOrder, GroupPage, GroupSearch } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { readGroups } from '../groups.ts';
import { atOnce } from './at-once.ts';
import { countUnindexed } from './count-unindexed.ts';
import { countMany, emptyCounts, readTallies, type StateCounts } from './counts.ts';
import { type FoundPage, listByPayload } from './list-by-payload.ts';
import { everyGroup, findMatches, type Match, type Matches } from './matches.ts';
import { type PreparedSearch, prepareSearch } from './search.ts';
import { comparePlaces, isBefore, type Place, placeOf, testsOf, walk } from './sorts.ts';

/** A page of the groups that are looked for. All of it is read from one state of the database. */
export function listGroups(
  database: Database,
  orgId: number,
  search: GroupSearch,
  page: PageRequest,
  order: GroupOrder
): Promise<GroupPage> {
  return atOnce(database, async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    const list = prepared.payloads.length > 0 ? listByPayload : listStored;
    return { ...(await list(db, prepared, page, order)), unindexed: await countUnindexed(db, prepared) };
  });
}

async function listStored(
  db: Database,
  prepared: PreparedSearch,
  { limit, cursor }: PageRequest,
  order: GroupOrder
): Promise<FoundPage> {
  const turn = cursor === undefined ? null : readTurn(cursor, order);
  const found = await findPage(db, prepared, { ...order, turn, limit });
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
  return atOnce(database, async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    if (prepared.isTallied) {
      return readTallies(db, prepared);
    }
    const matches = await findMatches(db, prepared);
    return matches.kind === 'few' ? countFew(matches.rows) : (await countMany(db, matches, states, null)).counts;
  });
}

/** Where a page begins, or ends: right after or before a place. */
interface Turn {
  readonly direction: 'after' | 'before';
  readonly place: Place;
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
  if (prepared.isTallied) {
    return findAmongMany(database, prepared, everyGroup(prepared), await readTallies(database, prepared), request);
  }
  const matches = await findMatches(database, prepared);
  return matches.kind === 'few'
    ? findAmongFew(matches.rows, prepared, request)
    : findAmongMany(database, prepared, matches, null, request);
}

function findAmongFew(
  rows: readonly Match[],
  { states: allowed }: PreparedSearch,
  { turn, limit, ...order }: FindPage
): PageOfPlaces {
  const compare = comparePlaces(order);
  const sorted = rows
    .filter(({ state }) => allowed.includes(state))
    .map((row) => placeOf(order, row))
    .sort(compare);
  const [from, to] = cut(sorted, turn, limit, compare);
  return { places: sorted.slice(from, to), before: from, total: sorted.length, counts: countFew(rows) };
}

function cut(
  sorted: readonly Place[],
  turn: Turn | null,
  limit: number,
  compare: (a: Place, b: Place) => number
): [from: number, to: number] {
  if (turn === null) {
    return [0, limit];
  }
  const { direction, place } = turn;
  const isBeyond = (one: Place) => (direction === 'after' ? compare(one, place) > 0 : compare(one, place) >= 0);
  const at = sorted.findIndex(isBeyond);
  const found = at === -1 ? sorted.length : at;
  return direction === 'after' ? [found, found + limit] : [Math.max(0, found - limit), found];
}

/** @param tallies the counts where they are known without counting */
async function findAmongMany(
  database: Database,
  prepared: PreparedSearch,
  matches: Extract<Matches, { kind: 'many' }>,
  tallies: StateCounts | null,
  { turn, limit, ...order }: FindPage
): Promise<PageOfPlaces> {
  const { orgId, states: allowed } = prepared;
  const backwards = turn?.direction === 'before';
  const walked = await walk(database, {
    ...order,
    orgId,
    states: allowed,
    where: testsOf(prepared),
    from: turn?.place ?? null,
    backwards,
    limit,
  });
  const places = backwards ? walked.reverse() : walked;
  const first = places[0];
  const isAtStart = turn === null || (first === undefined && backwards);
  const counted =
    tallies !== null && (isAtStart || first === undefined)
      ? { counts: tallies, before: 0 }
      : await countMany(database, matches, allowed, first === undefined || isAtStart ? null : isBefore(order, first));
  const total = sumOf(counted.counts, allowed);
  return {
    places,
    before: first === undefined && !isAtStart ? total : counted.before,
    total,
    counts: counted.counts,
  };
}

function countFew(rows: readonly Match[]): StateCounts {
  const counts = emptyCounts();
  rows.forEach(({ state }) => (counts[state] += 1));
  return counts;
}

function sumOf(counts: StateCounts, allowed: readonly State[]): number {
  return allowed.reduce((sum, state) => sum + counts[state], 0);
}

function writeTurn({ sort, order }: GroupOrder, direction: Turn['direction'], { key, id }: Place): string {
  return encodeCursor([groupSorts.indexOf(sort), sortOrders.indexOf(order), direction, key, id]);
}

/** @throws {InvalidCursor} where it is none, or one of another order */
function readTurn(cursor: string, { sort, order }: GroupOrder): Turn {
  const [sortNumber, orderNumber, direction, key, id] = decodeCursor(cursor, [
    'number',
    'number',
    'string',
    'number',
    'number',
  ]);
  const isOfOrder = groupSorts[sortNumber] === sort && sortOrders[orderNumber] === order;
  if (!isOfOrder || (direction !== 'after' && direction !== 'before')) {
    throw new InvalidCursor();
  }
  return { direction, place: { key, id } };
}
