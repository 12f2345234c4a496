import type { Route } from '../route.ts';

export const provisioningRoutes = {
  getProvisioning: { method: 'GET', path: 'provisioning', role: 'Admin', may: null },
  getOrgAsYaml: { method: 'GET', path: 'provisioning/yaml', role: 'Admin', may: null },
  getIntegrationAsYaml: { method: 'POST', path: 'integrations/:uid/yaml', role: 'Admin', may: null },
  getViewAsYaml: { method: 'POST', path: 'views/:uid/yaml', role: 'Admin', may: null },
  getMaintenanceWindowAsYaml: { method: 'POST', path: 'maintenance-windows/:uid/yaml', role: 'Admin', may: null },
} as const satisfies Record<string, Route>;
