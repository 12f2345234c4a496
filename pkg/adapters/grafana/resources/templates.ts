import type { UseCases } from '../../../app/use-cases.ts';
import type { Handlers } from './dispatcher.ts';
import { showDryRun } from './show-dry-run.ts';
import { showSuggestion } from './show-suggestion.ts';
import { isoTime } from './times.ts';

type Routes = 'previewTemplates' | 'listTemplateChanges' | 'suggestTemplates' | 'dryRunTemplates';

export function createTemplateHandlers({
  previewTemplates,
  listTemplateChanges,
  suggestTemplates,
  dryRunTemplates,
}: Pick<UseCases, Routes>): Pick<Handlers, Routes> {
  return {
    async previewTemplates(caller, { params, body: { templates, only, payload, headers = {}, alert, alertId } }) {
      const source =
        alertId === undefined ? { payload: payload as string, headers, alert } : { alertId: Number(alertId) };
      const { grafanaUrl } = caller;
      const wanted = { templates, only, source, grafanaUrl };
      const { results, split, headers: read, stored } = await previewTemplates(caller, params.uid, wanted);
      return { results, ...(split && { split }), headers: read, ...(stored !== null && { stored }) };
    },

    async listTemplateChanges(caller, { params }) {
      const changes = await listTemplateChanges(caller, params.uid);
      return {
        items: changes.map(({ id, at, author, templates }) => ({
          id: String(id),
          at: isoTime(at),
          by: author,
          templates: [...templates],
        })),
      };
    },

    async suggestTemplates(caller, { params, body }) {
      const { payloads, suggestions } = await suggestTemplates(caller, params.uid, body.payload);
      return { payloads, suggestions: suggestions.map(showSuggestion) };
    },

    dryRunTemplates: async (caller, { params, body }) => showDryRun(await dryRunTemplates(caller, params.uid, body)),
  };
}
