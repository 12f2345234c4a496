import { t } from '@grafana/i18n';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteInput } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { notifyFailure } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { uuid } from './operations/uuid';

type ReplayBody = RouteInput<'replayDeliveries'>['body'];

/** What would become of deliveries that are taken again now. Asked for anew each time. */
export function useReplayDryRun(uid: string, wanted: Pick<ReplayBody, 'ids' | 'matching'>) {
  return useQuery({
    queryKey: queryKeys.replayDryRun(uid, wanted),
    queryFn: ({ signal }) =>
      callRoute('replayDeliveries', { params: { uid }, body: { ...wanted, dryRun: true, operation: uuid() } }, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
}

/** Takes deliveries again; `mutate` takes their ids, and a name by which to ask how far it is. */
export function useReplay(uid: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Pick<ReplayBody, 'ids' | 'operation'>) =>
      callRoute('replayDeliveries', { params: { uid }, body }),
    onError: (error) => notifyFailure(t('deliveries.replay.failed', 'The deliveries were not replayed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  });
}

const progressEvery = 500;

/** How far a replay is. */
export function useReplayProgress(uid: string, operation: string) {
  return useQuery({
    queryKey: queryKeys.replay(operation),
    queryFn: ({ signal }) => callRoute('getReplay', { params: { uid, operation } }, signal),
    refetchInterval: progressEvery,
    retry: false,
  });
}
