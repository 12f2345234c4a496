import { groupSorts, sortOrders } from '../../../contract/alert-groups/sorting.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { InvalidCursor } from '../../errors.ts';
import type { PageRequest } from '../../shapes/pages.ts';
import type { GroupOrder, GroupPage } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { readGroups } from '../groups.ts';
import { inStates } from './columns.ts';
import { countMatches, emptyCounts } from './counts.ts';
import { findMatches } from './matches.ts';
import { lookIntoPayloads, payloadBudget } from './payloads.ts';
import { pickPlaces } from './pick-places.ts';
import type { PreparedSearch } from './search.ts';
import { type Place, testsOf, walk } from './sorts.ts';
import type { Turn } from './turns.ts';

/** Groups that one request looks into at most. */
const mostLooked = 2000;
/** Groups whose payloads are read at once. */
const lookedAtOnce = 200;

/**
 * A page of the groups that have something in their newest payload: it looks into those that the rest of the query leaves, in the order
 * of the list, until its budget is used up.
 */
export async function listByPayload(
  database: Database,
  prepared: PreparedSearch,
  { limit, cursor }: PageRequest,
  order: GroupOrder
): Promise<FoundPage> {
  const start = cursor === undefined ? beginning : readProgress(cursor, order);
  const source = await openSource(database, prepared, order);
  const counts = emptyCounts();
  const found: Progress[] = [];
  let at = start;
  let left = payloadBudget;
  let isOver = false;
  while (!isOver && left > 0 && at.looked - start.looked < mostLooked) {
    const places = await source.next(at.place, lookedAtOnce);
    const ids = places.map(({ id }) => id);
    const { groups, size } = await lookIntoPayloads(prepared.context, prepared.payloads, ids, left);
    for (const [i, { isFound, state }] of groups.entries()) {
      at = { place: places[i] as Place, looked: at.looked + 1, found: at.found + (isFound ? 1 : 0) };
      if (isFound) {
        counts[state] += 1;
        found.push(at);
      }
    }
    left -= size;
    isOver = groups.length === places.length && places.length < lookedAtOnce;
  }
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await readGroups(
      database,
      prepared.orgId,
      shown.map(({ place }) => (place as Place).id)
    ),
    nextCursor: last !== undefined && found.length > limit ? writeProgress(last, order) : null,
    previousCursor: null,
    before: start.found,
    total: at.found,
    counts,
    payloads: { looked: at.looked, of: source.size, cursor: isOver ? null : writeProgress(at, order) },
  };
}

/** A page as a search finds it, whether it can find all groups or not. */
export type FoundPage = Omit<GroupPage, 'unindexed'>;

/** How far a list has got. */
interface Progress {
  /** The last group that it looked into. */
  readonly place: Place | null;
  readonly looked: number;
  readonly found: number;
}

const beginning: Progress = { place: null, looked: 0, found: 0 };

/** The groups to look into, in their order. */
interface Source {
  readonly size: number;
  next(after: Place | null, limit: number): Promise<readonly Place[]>;
}

async function openSource(database: Database, prepared: PreparedSearch, order: GroupOrder): Promise<Source> {
  const { orgId, states } = prepared;
  const matches = await findMatches(database, prepared);
  const found = matches.found && inStates(matches.found, states);
  const counts = await countMatches(database, matches);
  return {
    size: states.reduce((sum, state) => sum + counts[state], 0),
    async next(from, limit) {
      const turn: Turn | null = from && { direction: 'after', place: from };
      const picked = found && (await pickPlaces(database, found, { ...order, turn, limit }));
      const where = testsOf(prepared);
      return picked?.places ?? walk(database, { ...order, orgId, states, where, from, backwards: false, limit });
    },
  };
}

function writeProgress({ place, looked, found }: Progress, { sort, order }: GroupOrder): string {
  const { key, id } = place ?? { key: 0, id: 0 };
  return encodeCursor([groupSorts.indexOf(sort), sortOrders.indexOf(order), 'looked', key, id, looked, found]);
}

/** @throws {InvalidCursor} */
function readProgress(cursor: string, { sort, order }: GroupOrder): Progress {
  const [sortNumber, orderNumber, kind, key, id, looked, found] = decodeCursor(cursor, [
    ...(['number', 'number', 'string', 'number', 'number', 'number', 'number'] as const),
  ]);
  if (groupSorts[sortNumber] !== sort || sortOrders[orderNumber] !== order || kind !== 'looked') {
    throw new InvalidCursor();
  }
  return { place: { key, id }, looked, found };
}
