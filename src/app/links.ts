import pluginJson from '../plugin.json';

/** The tabs of an integration's page, except the first. */
export type IntegrationTab = 'templates' | 'settings' | 'deliveries';

const root = `/a/${pluginJson.id}`;

/** Paths of the app's pages, without the sub-path that Grafana may be served under. */
export const links = {
  alertGroups: (search = '') => `${root}/alert-groups${search}`,
  alertGroup: (id: string) => `${root}/alert-groups/${encodeURIComponent(id)}`,
  /** The groups that have the label. */
  alertGroupsWithLabel: (name: string, value: string) =>
    `${root}/alert-groups?q=${encodeURIComponent(`label.${word(name)}=${word(value)}`)}`,
  alertGroupsOf: (integrationUid: string) => `${root}/alert-groups?integration=${encodeURIComponent(integrationUid)}`,
  integrations: `${root}/integrations`,
  integration: (uid: string, tab?: IntegrationTab) =>
    [`${root}/integrations`, encodeURIComponent(uid), ...(tab === undefined ? [] : [tab])].join('/'),
  configuration: `/plugins/${pluginJson.id}`,
};

/** A word of the search language: as it is, or quoted. */
function word(text: string): string {
  return /^[\w-]+$/.test(text) ? text : JSON.stringify(text);
}
