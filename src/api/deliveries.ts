import { t } from '@grafana/i18n';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Delivery, RouteInput } from '../../pkg/contract/types.ts';
import { useMay } from '../app/permissions';
import { callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';

/** The newest deliveries to the integration's webhook URL, with their bodies; newest first. */
export function useDeliveries(uid: string) {
  return useQuery({
    queryKey: queryKeys.deliveries(uid),
    queryFn: ({ signal }) => callRoute('listDeliveries', { params: { uid }, query: {} }, signal),
    refetchInterval: useLiveInterval(),
  });
}

/** Which deliveries a list shows, and which part of them. */
export type DeliveryQuery = Omit<RouteInput<'listDeliveries'>['query'], 'bodies' | 'limit'>;

/** Nobody announces a delivery that was refused, and who looks at deliveries wants to see it at once. */
const watchingMs = 1_000;

/**
 * A page of the deliveries that are looked for, newest first, without bodies.
 * @param list names the page; the first one is kept fresh
 * @param queryNow what the sidecar is asked for, where times are relative to now
 */
export function useDeliveryPage(uid: string, list: DeliveryQuery, queryNow: () => DeliveryQuery) {
  const liveInterval = useLiveInterval();
  return useQuery({
    queryKey: queryKeys.deliveryPage(uid, list),
    queryFn: ({ signal }) =>
      callRoute('listDeliveries', { params: { uid }, query: { ...queryNow(), bodies: 'false' } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      list.cursor === undefined && query.state.error === null ? watchingMs : liveInterval(query),
  });
}

/** A delivery with all that is kept of it. @param id undefined where none is looked for */
export function useDelivery(uid: string, id: string | undefined) {
  return useQuery({
    queryKey: queryKeys.delivery(uid, id ?? ''),
    queryFn: ({ signal }) => callRoute('getDelivery', { params: { uid, id: id ?? '' } }, signal),
    enabled: id !== undefined,
  });
}

/** The newest deliveries of the integration with these words in the title, the outcome or the sender's address. */
export async function findDeliveries(uid: string, words: string): Promise<Delivery[]> {
  return (await callRoute('listDeliveries', { params: { uid }, query: { q: words, limit: 20 } })).items;
}

/** So many tell what happens to an integration now. */
const fewDeliveries = 5;

/** Nobody announces a delivery that was refused, and who waits for the first alert wants to see it. */
const waitingPollMs = 3_000;

/** The newest few deliveries, newest first. @param isWaiting whether nothing has ever been accepted */
export function useNewestDeliveries(uid: string, isWaiting: boolean) {
  const liveInterval = useLiveInterval();
  const may = useMay();
  return useQuery({
    queryKey: queryKeys.newestDeliveries(uid),
    queryFn: ({ signal }) => callRoute('listDeliveries', { params: { uid }, query: { limit: fewDeliveries } }, signal),
    refetchInterval: (query) => (isWaiting && query.state.error === null ? waitingPollMs : liveInterval(query)),
    enabled: may('listDeliveries'),
  });
}

/** Sends a payload down the path of a delivery; `mutate` takes it as JSON text. */
export function useSendTest(uid: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (payload: string) => callRoute('sendTest', { params: { uid }, body: { payload } }),
    onSuccess: ({ status }) =>
      notifySuccess(
        status === 'accepted'
          ? t('deliveries.test.accepted', 'Test sent: the alert was accepted')
          : t('deliveries.test.nothing', 'Test sent: there was nothing to resolve')
      ),
    onError: (error) => notifyFailure(t('deliveries.test.failed', 'The test was not taken'), error),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  });
}
