import type { State } from '../../contract/alert-groups/states.ts';
import type { StoredAlert } from '../../store/shapes/alerts.ts';
import type { GroupFilter, StoredEvent, StoredGroup } from '../../store/shapes/groups.ts';
import type { Page, PageRequest } from '../../store/shapes/pages.ts';
import type { OrgStore, Store } from '../../store/store.ts';
import type { FullAppearance } from '../../work/jobs/appear.ts';
import type { Caller } from '../caller.ts';
import type { Appearances } from './appearances.ts';
import { findGroup } from './find-group.ts';

/** What people see of alert groups, their alerts and their events. */
export interface ReadGroups {
  /** Newest first, beside how many groups each state has, and the name of the integration that the filter names. */
  list(viewer: Viewer, filter: GroupFilter, page: PageRequest): Promise<GroupList>;
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

export interface GroupList {
  readonly page: Page<{ readonly group: StoredGroup; readonly title: string }>;
  readonly counts: Record<State, number>;
  readonly integration: { readonly name: string; readonly deleted: boolean } | null;
}

export interface ShownGroup {
  readonly group: StoredGroup;
  readonly appearance: FullAppearance;
}

export function createReadGroups(store: Store, appearances: Appearances): ReadGroups {
  return {
    async list(viewer, filter, request) {
      const org = store.forOrg(viewer.orgId);
      const [{ items, nextCursor }, counts, integration] = await Promise.all([
        org.listGroups(filter, request),
        org.countGroups(filter),
        filter.integrationUid === undefined ? undefined : org.nameIntegration(filter.integrationUid),
      ]);
      const titled = items.map(async (group) => ({ group, title: await appearances.title(viewer, org, group) }));
      return { page: { items: await Promise.all(titled), nextCursor }, counts, integration: integration ?? null };
    },

    async get(viewer, id) {
      const org = store.forOrg(viewer.orgId);
      const group = await findGroup(org, id);
      return { group, appearance: await appearances.all(viewer, org, group) };
    },

    listAlerts: (caller, id, request) => ofGroup(caller, id, (org) => org.listAlerts(id, request)),
    listEvents: (caller, id, request) => ofGroup(caller, id, (org) => org.listEvents(id, request)),
  };

  async function ofGroup<T>({ orgId }: Caller, id: number, read: (org: OrgStore) => Promise<T>): Promise<T> {
    const org = store.forOrg(orgId);
    await findGroup(org, id);
    return read(org);
  }
}
