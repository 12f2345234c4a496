import { t } from '@grafana/i18n';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteInput, View } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { notifyFailure } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';

export interface Views {
  /** The user's own, then the shared ones, each in their order; empty while they are not known. */
  readonly views: readonly View[];
  /** With which the list begins; null where there is none, undefined while that is not known. */
  readonly defaultView: View | null | undefined;
}

/** The views that the user sees. A list does not wait for them for ever: where they cannot be read there are none. */
export function useViews(): Views {
  const { data, isError } = useQuery({
    queryKey: queryKeys.views,
    queryFn: async ({ signal }) => (await callRoute('listViews', {}, signal)).views,
    refetchInterval: useLiveInterval(),
  });
  const known = data ?? (isError ? [] : undefined);
  return { views: known ?? [], defaultView: known && (known.find(({ isDefault }) => isDefault) ?? null) };
}

export function useCreateView() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: RouteInput<'createView'>['body']) => callRoute('createView', { body }),
    onSuccess: refresh,
  });
}

export function useUpdateView() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ uid, ...body }: RouteInput<'updateView'>['body'] & { uid: string }) =>
      callRoute('updateView', { params: { uid }, body }),
    onSuccess: refresh,
    onError: (error) => notifyFailure(t('alert-groups.views.not-changed', 'The view was not changed'), error),
  });
}

export function useDeleteView() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (uid: string) => callRoute('deleteView', { params: { uid } }),
    onSuccess: refresh,
    onError: (error) => notifyFailure(t('alert-groups.views.not-deleted', 'The view was not deleted'), error),
  });
}

/** Puts views in another order. The list shows it at once. */
export function useOrderViews() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (uids: string[]) => callRoute('orderViews', { body: { uids } }),
    onMutate: async (uids) => {
      await client.cancelQueries({ queryKey: queryKeys.views });
      const before = client.getQueryData<View[]>(queryKeys.views);
      const place = ({ uid }: View) => (uids.includes(uid) ? uids.indexOf(uid) : uids.length);
      client.setQueryData<View[]>(
        queryKeys.views,
        (views) => views && [...views].sort((one, other) => place(one) - place(other))
      );
      return before;
    },
    onSuccess: ({ views }) => client.setQueryData(queryKeys.views, views),
    onError: (error, _, before) => {
      client.setQueryData(queryKeys.views, before);
      notifyFailure(t('alert-groups.views.not-ordered', 'The views stay in their order'), error);
    },
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queryKeys.views });
}
