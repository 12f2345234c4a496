import { alertGroupRoutes } from './alert-groups/routes.ts';
import { deliveryRoutes } from './deliveries/routes.ts';
import { integrationRoutes } from './integrations/routes.ts';
import { maintenanceRoutes } from './maintenance/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { provisioningRoutes } from './provisioning/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { viewRoutes } from './views/routes.ts';

/**
 * Every resource route of the plugin. The sidecar's dispatcher, the frontend's client and the role test are made from this table.
 * The shapes of parameters, query, body and reply are in `schemas.ts` under the same name.
 */
export const routes = {
  ...integrationRoutes,
  ...templateRoutes,
  ...deliveryRoutes,
  ...alertGroupRoutes,
  ...viewRoutes,
  ...maintenanceRoutes,
  ...peopleRoutes,
  ...provisioningRoutes,
};

export type RouteName = keyof typeof routes;
