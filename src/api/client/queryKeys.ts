import type { ListRequest } from '../alertGroups';

/** The key of all data that can change without the user: it is read again when the sidecar announces a change. */
const live = 'live';

export const queryKeys = {
  live: [live],
  alertGroups: [live, 'alert-groups'],
  alertGroupLists: [live, 'alert-groups', 'list'],
  alertGroupList: (list: ListRequest) => [live, 'alert-groups', 'list', list],
  alertGroup: (id: string) => [live, 'alert-groups', 'one', id],
  earlierGroups: (groupId: string) => [live, 'alert-groups', 'earlier', groupId],
  /** Live: what an equal alert would do now depends on the groups that are open. */
  explanation: (groupId: string, alertId: string) => [live, 'explanation', groupId, alertId],
  newestEvents: (groupId: string) => [live, 'newest-events', groupId],
  events: (groupId: string) => [live, 'events', groupId],
  integrations: [live, 'integrations'],
  integrationList: [live, 'integrations', 'list'],
  integration: (uid: string) => [live, 'integrations', 'one', uid],
  integrationHealth: (uid: string) => [live, 'integrations', 'health', uid],
  handshakes: (uid: string) => [live, 'handshakes', uid],
  templateChanges: (uid: string) => [live, 'template-changes', uid],
  templateEditing: (uid: string, tab: string) => [live, 'template-editing', uid, tab],
  views: [live, 'views'],
  deliveries: (uid: string) => [live, 'deliveries', uid],
  deliveryPage: (uid: string, list: object) => [live, 'deliveries', uid, 'page', list],
  /** Not live: nothing of it changes but that its alert may be deleted. */
  delivery: (uid: string, id: string) => ['delivery', uid, id],
  /** Not live: what it shows is confirmed. */
  replayDryRun: (uid: string, wanted: object) => ['replay-dry-run', uid, wanted],
  replay: (operation: string) => ['replay', operation],
  newestAlert: (groupId: string) => [live, 'newest-alert', groupId],
  newestDeliveries: (uid: string) => [live, 'newest-deliveries', uid],
  /** Not live: payloads are large, so they are read again only when the group has more alerts. */
  alerts: (groupId: string) => ['alerts', groupId],
  facets: (query: string) => [live, 'facets', query],
  histogram: (query: string, by: string) => [live, 'histogram', query, by],
  /** Not live: they only help to type. */
  searchValues: (wanted: object | undefined) => ['search-values', wanted],
  /** Not read from anywhere: which groups of the list are selected. */
  selection: ['selection'],
  maintenanceWindows: [live, 'maintenance', 'windows'],
  maintenanceOccurrences: (from: string, to: string) => [live, 'maintenance', 'occurrences', from, to],
  maintenancePreview: (scope: object) => [live, 'maintenance', 'preview', scope],
  provisioning: [live, 'provisioning'],
  /** Not live: somebody reads it. */
  asYaml: (route: string, uid: string, changes: object) => ['as-yaml', route, uid, changes],
  orgAsYaml: ['as-yaml'],
  /** Not read from anywhere: the URL of an integration that is shown once. */
  shownUrl: (uid: string) => ['shown-url', uid],
  people: ['people'],
  teamNames: (text: string) => ['team-names', text],
  teamKnowledge: ['team-knowledge'],
  health: ['health'],
  settings: ['settings'],
};

/** Whether the key is of what stands beside a page's own data, such as facets: alone it shows nothing of what one came for. */
export function isBeside([, kind]: readonly unknown[]): boolean {
  return kind === 'views' || kind === 'facets' || kind === 'histogram';
}
