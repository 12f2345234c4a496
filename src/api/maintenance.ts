import { t } from '@grafana/i18n';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteInput, RouteReply } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';

export type NewWindow = RouteInput<'createMaintenanceWindow'>['body'];

/** A time in which a window is active. */
export type Occurrence = RouteReply<'listMaintenanceOccurrences'>['occurrences'][number];

/** Nobody announces that a window begins or ends. */
const pollMs = 10_000;

/** All maintenance windows of the org: active ones, then planned ones, then those that are over. */
export function useMaintenanceWindows() {
  return useQuery({
    queryKey: queryKeys.maintenanceWindows,
    queryFn: async ({ signal }) => (await callRoute('listMaintenanceWindows', {}, signal)).windows,
    refetchInterval: pollMs,
  });
}

/** When windows are active between two times, in ISO 8601. */
export function useMaintenanceOccurrences(from: string, to: string) {
  return useQuery({
    queryKey: queryKeys.maintenanceOccurrences(from, to),
    queryFn: ({ signal }) => callRoute('listMaintenanceOccurrences', { query: { from, to } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  });
}

/** How many groups a window would be of if it began now. @param enabled whether the query can be read */
export function useMaintenancePreview(scope: { integrations: string[]; query: string }, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: queryKeys.maintenancePreview(scope),
    queryFn: ({ signal }) => callRoute('previewMaintenanceWindow', { body: scope }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Makes a window, or changes the one with the uid. */
export function useSaveMaintenance(uid: string | undefined) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: NewWindow) =>
      uid === undefined
        ? callRoute('createMaintenanceWindow', { body })
        : callRoute('updateMaintenanceWindow', { params: { uid }, body }),
    onSuccess: () => {
      refresh();
      notifySuccess(t('maintenance.saved', 'Maintenance window saved'));
    },
  });
}

/** Ends what is active now. */
export function useEndMaintenance() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (uid: string) => callRoute('endMaintenanceWindow', { params: { uid } }),
    onSuccess: () => notifySuccess(t('maintenance.ended', 'The maintenance has ended')),
    onError: (error) => notifyFailure(t('maintenance.not-ended', 'The maintenance was not ended'), error),
    onSettled: refresh,
  });
}

export function useDeleteMaintenance() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (uid: string) => callRoute('deleteMaintenanceWindow', { params: { uid } }),
    onSuccess: () => notifySuccess(t('maintenance.deleted', 'Maintenance window deleted')),
    onError: (error) => notifyFailure(t('maintenance.not-deleted', 'The maintenance window was not deleted'), error),
    onSettled: refresh,
  });
}

/** Groups change with their windows. */
function useRefresh() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: queryKeys.live });
}
