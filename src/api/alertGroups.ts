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
import { type RawTimeRange, resolveTimeRange } from './timeRange';

/** Which alert groups a list shows. Relative times such as `now-6h` count from the moment of each call. */
export type AlertGroupFilter = Pick<RouteInput<'listAlertGroups'>['query'], 'state' | 'integration' | 'cursor'> &
  RawTimeRange;

export function useAlertGroups({ from, to, ...filter }: AlertGroupFilter) {
  const overlay = useOverlay();
  return useQuery({
    queryKey: queryKeys.alertGroupList({ from, to, ...filter }),
    queryFn: ({ signal }) =>
      callRoute('listAlertGroups', { query: { ...filter, ...resolveTimeRange({ from, to }) } }, signal),
    select: useCallback((list: RouteReply<'listAlertGroups'>) => overlaidList(list, overlay), [overlay]),
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
