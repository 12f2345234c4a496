import type { StoredGroup } from '../../store/shapes/groups.ts';
import type { OrgStore } from '../../store/store.ts';
import type { Appearances } from './appearances.ts';
import type { Viewer } from './read-groups.ts';

/** A group with the title that people see. */
export interface TitledGroup {
  readonly group: StoredGroup;
  readonly title: string;
}

/** The groups with their titles, as lists have them. */
export function entitleAll(
  appearances: Appearances,
  viewer: Viewer,
  org: OrgStore,
  groups: readonly StoredGroup[]
): Promise<TitledGroup[]> {
  return Promise.all(groups.map(async (group) => ({ group, title: await appearances.title(viewer, org, group) })));
}
