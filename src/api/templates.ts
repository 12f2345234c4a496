import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { TemplateName } from '../../pkg/contract/templates/templates.ts';
import type { Alert, DryRun, SuggestedTemplates } from '../../pkg/contract/types.ts';
import type { ApiError } from './client/ApiError';
import { callRoute } from './client/callRoute';
import { queryKeys } from './client/queryKeys';

/** On what templates are tried: what a sender sends, as text, with its headers, or a stored alert. */
export type Tried =
  { readonly payload: string; readonly headers?: Readonly<Record<string, string>> } | { readonly alertId: string };

export interface Trial {
  uid: string;
  /** The templates to try instead of the integration's own, by name, as JSON text. */
  changes: string;
  /** A `Tried` as JSON text. */
  tried: string;
  /** The only template to render; all unless it is given. */
  only?: TemplateName;
  /** Which alert is shown of a payload that is split, counted from 0; the first one unless it is given. */
  alert?: number;
}

/** What each template of an integration makes of a payload, or of one of the alerts into which it is split. */
export function useTemplatePreview({ uid, changes, tried, only, alert = 0 }: Trial, enabled: boolean) {
  return useQuery({
    queryKey: ['template-preview', uid, changes, tried, only, alert],
    queryFn: async ({ signal }) => {
      const chosen = { ...(only && { only: [only] }), ...(alert > 0 && { alert }) };
      const body = { templates: JSON.parse(changes), ...(JSON.parse(tried) as Tried), ...chosen };
      // With what was tried: while others are rendered the former results are shown.
      return { ...(await callRoute('previewTemplates', { params: { uid }, body }, signal)), tried };
    },
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
    staleTime: Infinity,
  });
}

/** Groups stored alerts anew with changed templates; stores nothing. */
export function useDryRun(uid: string) {
  return useMutation<DryRun, ApiError, { templates: Partial<Record<TemplateName, string>>; alerts: number }>({
    mutationFn: (body) => callRoute('dryRunTemplates', { params: { uid }, body }),
  });
}

/** The newest alert in the integration's newest group; null where it has none. */
export function useNewestAlert(uid: string) {
  return useQuery({
    queryKey: ['newest-alert-of', uid],
    queryFn: async ({ signal }): Promise<Pick<Alert, 'id' | 'payload'> | null> => {
      const { items } = await callRoute('listAlertGroups', { query: { integration: uid, limit: 1 } }, signal);
      const id = items[0]?.id;
      if (id === undefined) {
        return null;
      }
      const alerts = await callRoute('listAlerts', { params: { id }, query: { limit: 1 } }, signal);
      return alerts.items[0] ?? null;
    },
  });
}

/** The payload of a stored alert of the integration, as JSON text. @param id undefined where none is looked for */
export function useStoredPayload(uid: string, id: string | undefined) {
  return useQuery({
    queryKey: ['stored-payload', uid, id],
    queryFn: async ({ signal }) => {
      const body = { alertId: id ?? '', only: ['title' as const] };
      return (await callRoute('previewTemplates', { params: { uid }, body }, signal)).stored ?? '';
    },
    enabled: id !== undefined,
    retry: false,
    staleTime: Infinity,
  });
}

/** Who changed the templates of an integration; the newest change first. */
export function useTemplateChanges(uid: string) {
  return useQuery({
    queryKey: queryKeys.templateChanges(uid),
    queryFn: ({ signal }) => callRoute('listTemplateChanges', { params: { uid } }, signal),
  });
}

/** Templates that are guessed from what the integration has received, and from a payload besides, as JSON text. */
export function useSuggestions(uid: string, payload: string) {
  return useQuery({
    queryKey: ['suggested-templates', uid, payload],
    queryFn: ({ signal }): Promise<SuggestedTemplates> =>
      callRoute('suggestTemplates', { params: { uid }, body: payload === '' ? {} : { payload } }, signal),
    retry: false,
    staleTime: 0,
  });
}
