import type { StoredGroup } from '../../shapes/groups.ts';
import type { Page, PageRequest } from '../../shapes/pages.ts';
import type { GroupOrder, GroupSearch } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { readGroups } from '../groups.ts';
import { listByPayload } from './list-by-payload.ts';
import { prepareSearch } from './search.ts';
import { testsOf, walk } from './sorts.ts';
import { readTurn, writeTurn } from './turns.ts';

/** The groups that are looked for, for who reads them all: each page goes on where the one before ended, and nothing is counted. */
export function walkGroups(
  database: Database,
  orgId: number,
  search: GroupSearch,
  page: PageRequest,
  order: GroupOrder
): Promise<Page<StoredGroup>> {
  return database.atOnce(async (db) => {
    const prepared = await prepareSearch(db, orgId, search);
    if (prepared.payloads.length > 0) {
      const { items, nextCursor, payloads } = await listByPayload(db, prepared, page, order);
      return { items, nextCursor: nextCursor ?? payloads?.cursor ?? null };
    }
    const { cursor, limit } = page;
    const places = await walk(db, {
      ...order,
      orgId,
      states: prepared.states,
      where: testsOf(prepared),
      from: cursor === undefined ? null : readTurn(cursor, order).place,
      backwards: false,
      limit,
    });
    const last = places.length < limit ? undefined : places.at(-1);
    const ids = places.map(({ id }) => id);
    return {
      items: await readGroups(db, orgId, ids),
      nextCursor: last === undefined ? null : writeTurn(order, 'after', last),
    };
  });
}
