import { config } from '@grafana/runtime';
import { roleAllows } from '../../pkg/contract/roles.ts';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';

/** Whether the role of the signed-in user permits the route. The sidecar checks it again. */
export function mayCall(route: RouteName): boolean {
  return roleAllows(config.bootData.user.orgRole, routes[route].role);
}
