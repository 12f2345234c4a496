import type { Role } from './roles.ts';

/**
 * Every resource route of the plugin: the one table from which the sidecar's dispatcher, the frontend's client and the
 * role test are made. Paths are relative to `/api/plugins/bellhook-alerts-app/resources/`; `:name` is a parameter.
 * The shapes of parameters, query, body and reply are in `schemas.ts` under the same name.
 */
export const routes = {
  listIntegrations: { method: 'GET', path: 'integrations', role: 'Viewer' },
  createIntegration: { method: 'POST', path: 'integrations', role: 'Admin' },
  getIntegration: { method: 'GET', path: 'integrations/:uid', role: 'Viewer' },
  updateIntegration: { method: 'PATCH', path: 'integrations/:uid', role: 'Admin' },
  deleteIntegration: { method: 'DELETE', path: 'integrations/:uid', role: 'Admin' },
  rotateToken: { method: 'POST', path: 'integrations/:uid/rotate-token', role: 'Admin' },
  previewTemplates: { method: 'POST', path: 'integrations/:uid/preview', role: 'Editor' },
  dryRunTemplates: { method: 'POST', path: 'integrations/:uid/dry-run', role: 'Admin' },
  listDeliveries: { method: 'GET', path: 'integrations/:uid/deliveries', role: 'Editor' },
  replayDelivery: { method: 'POST', path: 'integrations/:uid/deliveries/:id/replay', role: 'Admin' },
  listAlertGroups: { method: 'GET', path: 'alert-groups', role: 'Viewer' },
  getAlertGroup: { method: 'GET', path: 'alert-groups/:id', role: 'Viewer' },
  deleteAlertGroup: { method: 'DELETE', path: 'alert-groups/:id', role: 'Admin' },
  listAlerts: { method: 'GET', path: 'alert-groups/:id/alerts', role: 'Viewer' },
  listEvents: { method: 'GET', path: 'alert-groups/:id/events', role: 'Viewer' },
  acknowledge: { method: 'POST', path: 'alert-groups/:id/acknowledge', role: 'Editor' },
  unacknowledge: { method: 'POST', path: 'alert-groups/:id/unacknowledge', role: 'Editor' },
  resolve: { method: 'POST', path: 'alert-groups/:id/resolve', role: 'Editor' },
  unresolve: { method: 'POST', path: 'alert-groups/:id/unresolve', role: 'Editor' },
  silence: { method: 'POST', path: 'alert-groups/:id/silence', role: 'Editor' },
  unsilence: { method: 'POST', path: 'alert-groups/:id/unsilence', role: 'Editor' },
} as const satisfies Record<string, { method: string; path: string; role: Role }>;

export type RouteName = keyof typeof routes;
