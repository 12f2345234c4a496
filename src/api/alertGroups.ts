import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AlertGroup, AlertGroupSummary, RouteInput, RouteReply } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
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
    ...oneList(list),
    select: useCallback((read: RouteReply<'listAlertGroups'>) => overlaidList(read, overlay), [overlay]),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

/** Several lists, in their order; those that were not read yet are left out. */
export function useAlertGroupLists(lists: readonly ListRequest[]): Array<RouteReply<'listAlertGroups'>> {
  const overlay = useOverlay();
  const refetchInterval = useLiveInterval();
  const read = useQueries({
    queries: lists.map((list) => ({ ...oneList(list), refetchInterval })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => read.map((list) => overlaidList(list, overlay)), [read, overlay]);
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

function oneList(list: ListRequest) {
  return queryOptions({
    queryKey: queryKeys.alertGroupList(list),
    queryFn: ({ signal }) => callRoute('listAlertGroups', { query: list }, signal),
  });
}

function oneGroup(id: string) {
  return queryOptions({
    queryKey: queryKeys.alertGroup(id),
    queryFn: ({ signal }) => callRoute('getAlertGroup', { params: { id } }, signal),
  });
}
