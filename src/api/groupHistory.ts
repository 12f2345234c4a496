import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AlertGroup } from '../../pkg/contract/types.ts';
import { isTransient } from './client/ApiError';
import { byCursor } from './client/byCursor';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';

/** Payloads may be large, so few come at a time. */
const alertsPerPage = 10;

const retryMs = 5_000;

/** The group's alerts, newest first; read again when the group has more of them. */
export function useAlerts({ id, alertCount }: Pick<AlertGroup, 'id' | 'alertCount'>) {
  const client = useQueryClient();
  const read = useRef(alertCount);
  useEffect(() => {
    if (read.current !== alertCount) {
      read.current = alertCount;
      void client.invalidateQueries({ queryKey: queryKeys.alerts(id) });
    }
  }, [client, id, alertCount]);

  return useInfiniteQuery({
    queryKey: queryKeys.alerts(id),
    queryFn: ({ pageParam, signal }) =>
      callRoute('listAlerts', { params: { id }, query: { limit: alertsPerPage, cursor: pageParam } }, signal),
    ...byCursor,
    refetchInterval: (query) => (query.state.error && isTransient(query.state.error) ? retryMs : false),
  });
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
