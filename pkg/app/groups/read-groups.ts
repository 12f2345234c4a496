import type { StoredAlert } from '../../store/shapes/alerts.ts';
import type { StoredEvent, StoredGroup } from '../../store/shapes/groups.ts';
import type { Page, PageRequest } from '../../store/shapes/pages.ts';
import type { GroupOrder, GroupPage } from '../../store/shapes/searches.ts';
import type { OrgStore } from '../../store/store.ts';
import type { FullAppearance } from '../../work/jobs/appear.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import type { Appearances } from './appearances.ts';
import { entitleAll, type TitledGroup } from './entitle-all.ts';
import { findGroup } from './find-group.ts';
import { type Selection, toSearch } from './to-search.ts';

/** What people see of alert groups, their alerts and their events. */
export interface ReadGroups {
  /**
   * The groups that are selected, with the integration that the selection names.
   * @throws {AppError} invalid_query
   */
  list(viewer: Viewer, selection: Selection, page: PageRequest, order: GroupOrder): Promise<GroupList>;
  /** @throws {AppError} not_found, as all below */
  get(viewer: Viewer, id: number): Promise<ShownGroup>;
  listAlerts(caller: Caller, id: number, page: PageRequest): Promise<Page<StoredAlert>>;
  listEvents(caller: Caller, id: number, page: PageRequest): Promise<Page<StoredEvent>>;
}

/** A caller to whom texts are rendered. */
export interface Viewer extends Caller {
  /** Where people reach Grafana, for links to groups; undefined gives paths from its root. */
  readonly grafanaUrl: string | undefined;
}

export interface GroupList extends Omit<GroupPage, 'items'> {
  readonly items: readonly TitledGroup[];
  readonly integration: { readonly name: string; readonly deleted: boolean } | null;
}

export interface ShownGroup {
  readonly group: StoredGroup;
  readonly appearance: FullAppearance;
}

/** @param now milliseconds since 1970 */
export function createReadGroups(store: PeopleStore, appearances: Appearances, now: () => number): ReadGroups {
  return {
    async list(viewer, selection, request, order) {
      const org = store.forCaller(viewer);
      const [{ items, ...page }, integration] = await Promise.all([
        org.listGroups(toSearch(viewer, selection, now()), request, order),
        selection.integrationUid === undefined ? undefined : org.nameIntegration(selection.integrationUid),
      ]);
      const titled = await entitleAll(appearances, viewer, org, items);
      const named = integration && { name: integration.name, deleted: integration.deleted };
      return { ...page, items: titled, integration: named ?? null };
    },

    async get(viewer, id) {
      const org = store.forCaller(viewer);
      const group = await findGroup(org, id);
      return { group, appearance: await appearances.all(viewer, org, group) };
    },

    listAlerts: (caller, id, request) => ofGroup(caller, id, (org) => org.listAlerts(id, request)),
    listEvents: (caller, id, request) => ofGroup(caller, id, (org) => org.listEvents(id, request)),
  };

  async function ofGroup<T>(caller: Caller, id: number, read: (org: OrgStore) => Promise<T>): Promise<T> {
    const org = store.forCaller(caller);
    await findGroup(org, id);
    return read(org);
  }
}
