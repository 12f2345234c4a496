import { t } from '@grafana/i18n';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AlertGroup, AlertGroupSummary, RouteInput, RouteReply } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';
import { useOverlay } from './operations/OperationsProvider';
import { overlaid, overlaidList } from './operations/overlay';

/** Which alert groups a list shows, and in which order. Relative times in its query count from the moment of each call. */
export type ListRequest = Pick<RouteInput<'listAlertGroups'>['query'], 'query' | 'sort' | 'order' | 'limit' | 'cursor'>;

/** @param isWanted false while it is not known yet what to list */
export function useAlertGroups(list: ListRequest, isWanted = true) {
  const overlay = useOverlay();
  return useQuery({
    queryKey: queryKeys.alertGroupList(list),
    queryFn: ({ signal }) => callRoute('listAlertGroups', { query: list }, signal),
    select: useCallback((read: RouteReply<'listAlertGroups'>) => overlaidList(read, overlay), [overlay]),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

export function useAlertGroup(id: string) {
  const overlay = useOverlay();
  return useQuery({
    ...oneGroup(id),
    select: useCallback((group: AlertGroup) => overlaid(group, overlay), [overlay]),
    refetchInterval: useLiveInterval(),
  });
}

/** The newest known state of each of the groups. */
export function useNewest(groups: ReadonlyArray<Pick<AlertGroupSummary, 'id'>>): AlertGroupSummary[] {
  const overlay = useOverlay();
  const newest = useQueries({
    queries: groups.map(({ id }) => oneGroup(id)),
    combine: (results) =>
      results.flatMap(({ data, isFetchedAfterMount }) => (data && isFetchedAfterMount ? [data] : [])),
  });
  return useMemo(() => newest.map((group) => overlaid(group, overlay)), [newest, overlay]);
}

export function useDeleteAlertGroup({ id, number }: Pick<AlertGroupSummary, 'id' | 'number'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callRoute('deleteAlertGroup', { params: { id } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: queryKeys.alertGroup(id) });
      void client.invalidateQueries({ queryKey: queryKeys.live });
      notifySuccess(t('alert-groups.delete.done', 'Alert group #{{number}} deleted', { number }));
    },
    onError: (error) =>
      notifyFailure(t('alert-groups.delete.failed', 'Alert group #{{number}} was not deleted', { number }), error),
  });
}

function oneGroup(id: string) {
  return queryOptions({
    queryKey: queryKeys.alertGroup(id),
    queryFn: ({ signal }) => callRoute('getAlertGroup', { params: { id } }, signal),
  });
}
