import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AlertGroup, RouteReply } from '../../pkg/contract/types.ts';
import { isTransient } from './client/ApiError';
import { byCursor } from './client/byCursor';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';

/** Payloads may be large, so few come at first. */
const firstAlerts = 10;
const moreAlerts = 100;

const retryMs = 5_000;

/** The group's alerts, newest first. When the group has more of them only the newest are read again: alerts do not change. */
export function useAlerts({ id, alertCount }: Pick<AlertGroup, 'id' | 'alertCount'>) {
  const client = useQueryClient();
  const read = useRef(alertCount);
  const query = useInfiniteQuery({
    queryKey: queryKeys.alerts(id),
    queryFn: ({ pageParam, signal }) =>
      readAlerts(id, { limit: pageParam === undefined ? firstAlerts : moreAlerts, cursor: pageParam }, signal),
    ...byCursor,
    refetchInterval: ({ state: { error } }) => (error && isTransient(error) ? retryMs : false),
  });
  const isIdle = query.data !== undefined && !query.isFetching;
  useEffect(() => {
    if (read.current !== alertCount && isIdle) {
      read.current = alertCount;
      void readNewest(client, id);
    }
  }, [client, id, alertCount, isIdle]);
  return query;
}

/** A group with its newest alert, both of one moment; what was read last stays until another one is there. Null where the alert has been deleted. */
export function useNewestAlert(groupId: string) {
  return useQuery({
    queryKey: queryKeys.newestAlert(groupId),
    queryFn: async ({ signal }) => {
      const [group, { items }] = await Promise.all([
        callRoute('getAlertGroup', { params: { id: groupId } }, signal),
        readAlerts(groupId, { limit: 1 }, signal),
      ]);
      return { group, alert: items[0] ?? null };
    },
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

/** Puts the alerts that came meanwhile before those that are known; where too many came for that, it begins anew. */
async function readNewest(client: QueryClient, id: string): Promise<void> {
  const queryKey = queryKeys.alerts(id);
  const newest = await readAlerts(id, { limit: moreAlerts }).catch(() => undefined);
  client.setQueryData<InfiniteData<RouteReply<'listAlerts'>>>(queryKey, (known) => {
    const [first, ...rest] = known?.pages ?? [];
    const place = newest?.items.findIndex((alert) => alert.id === first?.items[0]?.id) ?? -1;
    if (known === undefined || newest === undefined || first === undefined) {
      return known;
    }
    return place === -1
      ? { pages: [newest], pageParams: known.pageParams.slice(0, 1) }
      : { ...known, pages: [{ ...first, items: [...newest.items.slice(0, place), ...first.items] }, ...rest] };
  });
  if (newest === undefined) {
    await client.invalidateQueries({ queryKey });
  }
}

function readAlerts(id: string, query: { limit: number; cursor?: string }, signal?: AbortSignal) {
  return callRoute('listAlerts', { params: { id }, query }, signal);
}

/** The group's timeline, newest first. */
export function useEvents(groupId: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.events(groupId),
    queryFn: ({ pageParam, signal }) =>
      callRoute('listEvents', { params: { id: groupId }, query: { cursor: pageParam } }, signal),
    ...byCursor,
    refetchInterval: useLiveInterval(),
  });
}

/**
 * Whether the last that the source has said about the group was that it is over: then somebody has opened it again by hand. False
 * while that is not known.
 * @param group undefined where nobody wants to know
 */
export function useIsRecovered(group: Pick<AlertGroup, 'id' | 'lastAlertAt'> | undefined): boolean {
  const { data } = useQuery({
    queryKey: queryKeys.newestEvents(group?.id ?? ''),
    queryFn: ({ signal }) => callRoute('listEvents', { params: { id: group?.id ?? '' }, query: {} }, signal),
    enabled: group !== undefined,
  });
  return (
    data?.items.some(
      ({ type, actor, at }) => type === 'resolved' && actor.kind === 'source' && at >= (group?.lastAlertAt ?? '')
    ) === true
  );
}

/** Why an alert is in its group, by the templates as they are now. */
export function useExplanation(groupId: string, alertId: string) {
  return useQuery({
    queryKey: queryKeys.explanation(groupId, alertId),
    queryFn: ({ signal }) => callRoute('explainAlert', { params: { id: groupId, alertId } }, signal),
  });
}

/** The groups with the same key that started before this one, newest first, and the first after it. */
export function useEarlierGroups(groupId: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.earlierGroups(groupId),
    queryFn: ({ pageParam, signal }) =>
      callRoute('listEarlierGroups', { params: { id: groupId }, query: { limit: 10, cursor: pageParam } }, signal),
    ...byCursor,
    refetchInterval: useLiveInterval(),
  });
}
