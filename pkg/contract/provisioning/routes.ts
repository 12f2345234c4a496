import type { Route } from '../route.ts';

export const provisioningRoutes = {
  getProvisioning: { method: 'GET', path: 'provisioning', role: 'Admin' },
  getOrgAsYaml: { method: 'GET', path: 'provisioning/yaml', role: 'Admin' },
  getIntegrationAsYaml: { method: 'POST', path: 'integrations/:uid/yaml', role: 'Admin' },
  getViewAsYaml: { method: 'POST', path: 'views/:uid/yaml', role: 'Admin' },
  getMaintenanceWindowAsYaml: { method: 'POST', path: 'maintenance-windows/:uid/yaml', role: 'Admin' },
} as const satisfies Record<string, Route>;
