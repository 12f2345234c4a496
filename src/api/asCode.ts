import { useQuery } from '@tanstack/react-query';
import type { RouteInput } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';

/** What of an integration is changed, for its file. */
export type FileChanges = NonNullable<RouteInput<'getIntegrationAsYaml'>['body']>;

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

/** The provisioning file of an integration, with the changes, as it is when somebody asks. */
export function useIntegrationAsYaml(uid: string, changes: FileChanges) {
  return useQuery({
    queryKey: queryKeys.integrationAsYaml(uid, changes),
    queryFn: ({ signal }) => callRoute('getIntegrationAsYaml', { params: { uid }, body: changes }, signal),
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
