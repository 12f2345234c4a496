import type { EditingPerson } from '../../../app/templates/tell-template-editing.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { RouteReply } from '../../../contract/types.ts';
import type { Handlers } from './dispatcher.ts';
import { showDryRun } from './show-dry-run.ts';
import { showSuggestion } from './show-suggestion.ts';
import { isoTime } from './times.ts';

type UsedCases = 'previewTemplates' | 'listTemplateChanges' | 'suggestTemplates' | 'dryRunTemplates';
type Routes = UsedCases | 'listTemplateEditing' | 'noteTemplateEditing' | 'endTemplateEditing';

export function createTemplateHandlers({
  previewTemplates,
  listTemplateChanges,
  suggestTemplates,
  dryRunTemplates,
  templateEditing,
}: Pick<UseCases, UsedCases | 'templateEditing'>): Pick<Handlers, Routes> {
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

    listTemplateEditing: async (caller, { params, query }) =>
      showEditing(await templateEditing.list(caller, params.uid, query.tab)),
    noteTemplateEditing: async (caller, { params }) =>
      showEditing(await templateEditing.note(caller, params.uid, params.tab, true)),
    endTemplateEditing: async (caller, { params }) =>
      showEditing(await templateEditing.note(caller, params.uid, params.tab, false)),

    async suggestTemplates(caller, { params, body }) {
      const { payloads, suggestions } = await suggestTemplates(caller, params.uid, body.payload);
      return { payloads, suggestions: suggestions.map(showSuggestion) };
    },

    dryRunTemplates: async (caller, { params, body }) => showDryRun(await dryRunTemplates(caller, params.uid, body)),
  };
}

function showEditing(people: readonly EditingPerson[]): RouteReply<'listTemplateEditing'> {
  return {
    items: people.map(({ actor, since, isCaller }) => ({ editor: actor, since: isoTime(since), self: isCaller })),
  };
}
