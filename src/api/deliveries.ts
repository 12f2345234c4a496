import { t } from '@grafana/i18n';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
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

export function useReplayDelivery(uid: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callRoute('replayDelivery', { params: { uid, id } }),
    onSuccess: ({ status }) =>
      notifySuccess(
        status === 'accepted'
          ? t('deliveries.replay.accepted', 'Delivery replayed: the alert was accepted')
          : t('deliveries.replay.nothing', 'Delivery replayed: there was nothing to resolve')
      ),
    onError: (error) => notifyFailure(t('deliveries.replay.failed', 'The delivery was not replayed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  });
}
