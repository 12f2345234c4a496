import type { EarlierGroups } from '../../store/shapes/history.ts';
import type { PageRequest } from '../../store/shapes/pages.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Appearances } from './appearances.ts';
import { entitleAll, type TitledGroup } from './entitle-all.ts';
import { findGroup } from './find-group.ts';
import type { Viewer } from './read-groups.ts';

/**
 * Lists the groups that a group's integration had with its key before.
 * @throws {AppError} not_found
 */
export type ListEarlierGroups = (viewer: Viewer, groupId: number, page: PageRequest) => Promise<ShownEarlierGroups>;

export interface ShownEarlierGroups extends Omit<EarlierGroups, 'items'> {
  readonly items: readonly TitledGroup[];
}

export function createListEarlierGroups(store: PeopleStore, appearances: Appearances): ListEarlierGroups {
  return async (viewer, groupId, request) => {
    const org = store.forCaller(viewer);
    await findGroup(org, groupId);
    const earlier = await org.listEarlierGroups(groupId, request);
    return { ...earlier, items: await entitleAll(appearances, viewer, org, earlier.items) };
  };
}
