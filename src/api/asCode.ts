import { useQuery } from '@tanstack/react-query';
import type { RouteInput } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';

/** The routes that write one thing as a provisioning file. */
export type AsYamlRoute = 'getIntegrationAsYaml' | 'getViewAsYaml' | 'getMaintenanceWindowAsYaml';

/** What of it is changed, for its file. */
export type FileChanges<Route extends AsYamlRoute> = NonNullable<RouteInput<Route>['body']>;

/** Nobody announces that the files were read. */
const statusPollMs = 5000;

/** Whether provisioning files are read, and what came of it. */
export function useProvisioning() {
  return useQuery({
    queryKey: queryKeys.provisioning,
    queryFn: ({ signal }) => callRoute('getProvisioning', {}, signal),
    refetchInterval: statusPollMs,
  });
}

/** The provisioning file of one thing, with the changes, as it is when somebody asks. */
export function useAsYaml<Route extends AsYamlRoute>(route: Route, uid: string, changes: FileChanges<Route>) {
  return useQuery({
    queryKey: queryKeys.asYaml(route, uid, changes),
    queryFn: ({ signal }) =>
      // All of these routes take the same parts.
      callRoute<AsYamlRoute>(route, { params: { uid }, body: changes }, signal),
    ...afresh,
  });
}

/** The provisioning file of all that the org has, as it is when somebody asks. */
export function useOrgAsYaml() {
  return useQuery({
    queryKey: queryKeys.orgAsYaml,
    queryFn: ({ signal }) => callRoute('getOrgAsYaml', {}, signal),
    ...afresh,
  });
}

/** What somebody reads does not change under their eyes, and is read again the next time. */
const afresh = { staleTime: Infinity, gcTime: 0 } as const;
