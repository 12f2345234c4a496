import { config } from '@grafana/runtime';
import { roleAllows } from '../../pkg/contract/roles.ts';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';

/** Whether the signed-in person's role permits the route. The sidecar checks again. */
export function mayCall(route: RouteName): boolean {
  return roleAllows(config.bootData.user.orgRole, routes[route].role);
}
