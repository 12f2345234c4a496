import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TemplateName } from '../../pkg/contract/templates/templates.ts';
import type { TemplateResult } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';

export interface Draft {
  uid: string;
  name: TemplateName;
  /** Null stands for the default of the type. */
  text: string | null;
  /** JSON text. */
  payload: string;
}

/** The result of rendering a template draft with a payload. */
export function useTemplatePreview({ uid, name, text, payload }: Draft, enabled: boolean) {
  return useQuery({
    queryKey: ['template-preview', uid, name, text, payload],
    queryFn: async ({ signal }): Promise<TemplateResult | undefined> => {
      const body = { templates: { [name]: text }, only: [name], payload };
      const { results } = await callRoute('previewTemplates', { params: { uid }, body }, signal);
      return results[name];
    },
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
    staleTime: Infinity,
  });
}

/** The payload of the newest alert in the integration's newest group; null where it has none. */
export function useNewestPayload(uid: string) {
  return useQuery({
    queryKey: ['newest-payload', uid],
    queryFn: async ({ signal }): Promise<string | null> => {
      const { items } = await callRoute('listAlertGroups', { query: { integration: uid, limit: 1 } }, signal);
      const id = items[0]?.id;
      if (id === undefined) {
        return null;
      }
      const alerts = await callRoute('listAlerts', { params: { id }, query: { limit: 1 } }, signal);
      return alerts.items[0]?.payload ?? null;
    },
  });
}
