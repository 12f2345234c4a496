import { t } from '@grafana/i18n';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Action } from '../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary, RouteInput, RouteReply } from '../../pkg/contract/types.ts';
import { type CallInput, callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';
import { type RawTimeRange, resolveTimeRange } from './timeRange';

/** Which alert groups a list shows. Relative times such as `now-6h` count from the moment of each call. */
export type AlertGroupFilter = Pick<RouteInput<'listAlertGroups'>['query'], 'state' | 'integration' | 'cursor'> &
  RawTimeRange;

export type GroupAction =
  { action: Exclude<Action, 'silence'> } | { action: 'silence'; body: RouteInput<'silence'>['body'] };

export function useAlertGroups({ from, to, ...filter }: AlertGroupFilter) {
  return useQuery({
    queryKey: queryKeys.alertGroupList({ from, to, ...filter }),
    queryFn: ({ signal }) =>
      callRoute('listAlertGroups', { query: { ...filter, ...resolveTimeRange({ from, to }) } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: useLiveInterval(),
  });
}

export function useAlertGroup(id: string) {
  return useQuery({ ...oneGroup(id), refetchInterval: useLiveInterval() });
}

/** The newest known state of each of the groups. */
export function useNewest(groups: ReadonlyArray<Pick<AlertGroupSummary, 'id'>>): AlertGroupSummary[] {
  return useQueries({
    queries: groups.map(({ id }) => oneGroup(id)),
    combine: (results) =>
      results.flatMap(({ data, isFetchedAfterMount }) => (data && isFetchedAfterMount ? [data] : [])),
  });
}

export function useGroupAction(group: Pick<AlertGroupSummary, 'id' | 'number'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: GroupAction) => act(group.id, input),
    onSuccess: (changed) => {
      client.setQueryData(queryKeys.alertGroup(group.id), changed);
      client.setQueriesData<RouteReply<'listAlertGroups'>>(
        { queryKey: queryKeys.alertGroupLists },
        (list) =>
          list && {
            ...list,
            items: list.items.map((item) => (item.id === changed.id ? changed : item)),
          }
      );
    },
    onError: (error) =>
      notifyFailure(
        t('alert-groups.action.failed', 'Alert group #{{number}} was not changed', { number: group.number }),
        error
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.alertGroups });
      void client.invalidateQueries({ queryKey: queryKeys.events(group.id) });
    },
  });
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

function act(id: string, input: GroupAction) {
  const params: CallInput<'acknowledge'>['params'] = { id };
  return input.action === 'silence'
    ? callRoute('silence', { params, body: input.body })
    : callRoute(input.action, { params });
}
