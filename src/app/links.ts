import pluginJson from '../plugin.json';

const root = `/a/${pluginJson.id}`;

/** Paths of the app's pages, without the sub-path that Grafana may be served under. */
export const links = {
  alertGroups: (search = '') => `${root}/alert-groups${search}`,
  alertGroup: (id: string) => `${root}/alert-groups/${encodeURIComponent(id)}`,
  alertGroupsOf: (integrationUid: string) => `${root}/alert-groups?integration=${encodeURIComponent(integrationUid)}`,
  integrations: `${root}/integrations`,
  integration: (uid: string) => `${root}/integrations/${encodeURIComponent(uid)}`,
  configuration: `/plugins/${pluginJson.id}`,
};
