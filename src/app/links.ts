import pluginJson from '../plugin.json';

/** The tabs of an integration's page, except the first. */
export type IntegrationTab = 'templates' | 'settings' | 'deliveries';

/** In the address of the templates: asks for some that are made from what has arrived. */
export const suggestParameter = 'suggest';

/** The part of an integration's page that shows what its sender has asked. */
export const handshakesAnchor = 'asked';

/** In the address of the templates: the delivery, or the stored alert, that they are tried on. */
export const triedParameters = { delivery: 'delivery', alert: 'alert' } as const;

const root = `/a/${pluginJson.id}`;

/** Paths of the app's pages, without the sub-path that Grafana may be served under. */
export const links = {
  alertGroups: (search = '') => `${root}/alert-groups${search}`,
  alertGroup: (id: string) => `${root}/alert-groups/${encodeURIComponent(id)}`,
  alertGroupsOf: (integrationUid: string) => `${root}/alert-groups?integration=${encodeURIComponent(integrationUid)}`,
  integrations: `${root}/integrations`,
  integration,
  /** Where its page shows what its sender has asked. */
  handshakes: (uid: string) => `${integration(uid)}#${handshakesAnchor}`,
  suggestedTemplates: (uid: string) => `${integration(uid, 'templates')}?${suggestParameter}=1`,
  /** The templates, tried on a delivery or a stored alert. */
  templatesOn: (uid: string, kind: keyof typeof triedParameters, id: string) =>
    `${integration(uid, 'templates')}?${triedParameters[kind]}=${encodeURIComponent(id)}`,
  maintenance: `${root}/maintenance`,
  maintenanceWindow: (uid: string) => `${root}/maintenance?window=${encodeURIComponent(uid)}`,
  /** A new maintenance window of what is given. */
  newMaintenance: (scope: { query?: string; integration?: string }) =>
    `${root}/maintenance?${new URLSearchParams({ new: '1', ...scope }).toString()}`,
  configuration: `/plugins/${pluginJson.id}`,
};

function integration(uid: string, tab?: IntegrationTab): string {
  return [`${root}/integrations`, encodeURIComponent(uid), ...(tab === undefined ? [] : [tab])].join('/');
}
