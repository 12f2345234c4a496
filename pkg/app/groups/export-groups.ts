import { Busy } from '../../fair/busy.ts';
import { createShares } from '../../fair/shares.ts';
import type { GroupOrder } from '../../store/shapes/searches.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Appearances } from './appearances.ts';
import { entitleAll, type TitledGroup } from './entitle-all.ts';
import type { Viewer } from './read-groups.ts';
import { type Selection, toSearch } from './to-search.ts';

/**
 * Reads all groups that are selected, a page at a time and each page when it is asked for: however many there are, one page is held.
 * Groups that change meanwhile may be there as they were or as they are.
 * @throws {AppError} invalid_query
 * @throws {Busy} where the org has too many exports under way
 */
export type ExportGroups = (
  viewer: Viewer,
  selection: Selection,
  order: GroupOrder
) => AsyncGenerator<readonly TitledGroup[]>;

/** Exports at once, which orgs share. */
const mostExports = 8;

/** Groups in a page. */
const pageSize = 500;

/** @param now milliseconds since 1970 */
export function createExportGroups(store: PeopleStore, appearances: Appearances, now: () => number): ExportGroups {
  const shares = createShares(mostExports);

  return async function* (viewer, selection, order) {
    const { orgId } = viewer;
    const search = toSearch(viewer, selection, now());
    if (!shares.take(orgId, 1)) {
      throw new Busy(`Your org has ${shares.heldBy(orgId)} exports under way.`);
    }
    try {
      const org = store.forCaller(viewer);
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await org.walkGroups(search, { limit: pageSize, cursor }, order);
        yield await entitleAll(appearances, viewer, org, items);
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
    } finally {
      shares.give(orgId, 1);
    }
  };
}
