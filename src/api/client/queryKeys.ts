import type { AlertGroupFilter } from '../alertGroups';

/** What changes by itself: everything under this key is read again when the sidecar announces a change. */
const live = 'live';

export const queryKeys = {
  live: [live],
  alertGroups: [live, 'alert-groups'],
  alertGroupLists: [live, 'alert-groups', 'list'],
  alertGroupList: (filter: AlertGroupFilter) => [live, 'alert-groups', 'list', filter],
  alertGroup: (id: string) => [live, 'alert-groups', 'one', id],
  events: (groupId: string) => [live, 'events', groupId],
  integrations: [live, 'integrations'],
  integrationList: [live, 'integrations', 'list'],
  integration: (uid: string) => [live, 'integrations', 'one', uid],
  deliveries: (uid: string) => [live, 'deliveries', uid],
  /** Not live: payloads are large, so they are read again only when the group says that it has more alerts. */
  alerts: (groupId: string) => ['alerts', groupId],
  health: ['health'],
  settings: ['settings'],
};
