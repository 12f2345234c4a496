import { t } from '@grafana/i18n';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteReply } from '../../pkg/contract/types.ts';
import { mayCall } from '../app/permissions';
import { byCursor } from './client/byCursor';
import { callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';

/** The deliveries to the integration's webhook URL, newest first. */
export function useDeliveries(uid: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.deliveries(uid),
    queryFn: ({ pageParam, signal }) =>
      callRoute('listDeliveries', { params: { uid }, query: { cursor: pageParam } }, signal),
    ...byCursor,
    refetchInterval: useLiveInterval(),
  });
}

/** So many tell what happens to an integration now. */
const fewDeliveries = 5;

/** Nobody announces a delivery that was refused, and who waits for the first alert wants to see it. */
const waitingPollMs = 3_000;

/** The newest few deliveries, newest first. @param isWaiting whether nothing has ever been accepted */
export function useNewestDeliveries(uid: string, isWaiting: boolean) {
  const liveInterval = useLiveInterval();
  return useQuery({
    queryKey: queryKeys.newestDeliveries(uid),
    queryFn: ({ signal }) => callRoute('listDeliveries', { params: { uid }, query: { limit: fewDeliveries } }, signal),
    refetchInterval: (query) => (isWaiting && query.state.error === null ? waitingPollMs : liveInterval(query)),
    enabled: mayCall('listDeliveries'),
  });
}

/** Sends a payload down the path of a delivery; `mutate` takes it as JSON text. */
export function useSendTest(uid: string) {
  return useTaking(
    (payload: string) => callRoute('sendTest', { params: { uid }, body: { payload } }),
    () => ({
      accepted: t('deliveries.test.accepted', 'Test sent: the alert was accepted'),
      nothing_to_resolve: t('deliveries.test.nothing', 'Test sent: there was nothing to resolve'),
      failed: t('deliveries.test.failed', 'The test was not taken'),
    })
  );
}

/** Takes a delivery again; `mutate` takes its id. */
export function useReplayDelivery(uid: string) {
  return useTaking(
    (id: string) => callRoute('replayDelivery', { params: { uid, id } }),
    () => ({
      accepted: t('deliveries.replay.accepted', 'Delivery replayed: the alert was accepted'),
      nothing_to_resolve: t('deliveries.replay.nothing', 'Delivery replayed: there was nothing to resolve'),
      failed: t('deliveries.replay.failed', 'The delivery was not replayed'),
    })
  );
}

type Taken = RouteReply<'sendTest'>;

/** Has the sidecar take a delivery, and says what became of it. */
function useTaking(take: (input: string) => Promise<Taken>, texts: () => Record<Taken['status'] | 'failed', string>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: take,
    onSuccess: ({ status }) => notifySuccess(texts()[status]),
    onError: (error) => notifyFailure(texts().failed, error),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  });
}
