import { config } from '@grafana/runtime';
import { createContext, useContext } from 'react';
import { type May, mayAllows } from '../../pkg/contract/integrations/access.ts';
import { roleAllows } from '../../pkg/contract/roles.ts';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';

/** What the signed-in user may do with the integration or the alert group that a part of a page is about. */
const HereContext = createContext<May | undefined>(undefined);

/** Tells the parts of a page what the user may do with what they are about; undefined where they are about nothing yet. */
export const MayHere = HereContext.Provider;

/** Whether the user may call a route here, in what `MayHere` tells, or with what is given. */
export type MayCall = (route: RouteName, here?: May) => boolean;

/**
 * What may I do here? Asks what the user is granted where the route is about an integration or a group, else their role in the org.
 * The sidecar checks it again.
 */
export function useMay(): MayCall {
  const around = useContext(HereContext);
  return (route, here = around) => {
    const { may } = routes[route];
    return here === undefined || may === null ? mayCall(route) : mayAllows(here, may);
  };
}

/** Whether the role of the signed-in user permits the route, wherever no grants say otherwise. */
export function mayCall(route: RouteName): boolean {
  return roleAllows(config.bootData.user.orgRole, routes[route].role);
}
