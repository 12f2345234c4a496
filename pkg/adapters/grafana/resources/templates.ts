import type { UseCases } from '../../../app/use-cases.ts';
import type { Handlers } from './dispatcher.ts';
import { showDryRun } from './show-dry-run.ts';

export function createTemplateHandlers({
  previewTemplates,
  dryRunTemplates,
}: Pick<UseCases, 'previewTemplates' | 'dryRunTemplates'>): Pick<Handlers, 'previewTemplates' | 'dryRunTemplates'> {
  return {
    async previewTemplates(caller, { params, body: { templates, only, payload, headers = {}, alert, alertId } }) {
      const source =
        alertId === undefined ? { payload: payload as string, headers, alert } : { alertId: Number(alertId) };
      const { grafanaUrl } = caller;
      const { results, split } = await previewTemplates(caller, params.uid, { templates, only, source, grafanaUrl });
      return { results, ...(split && { split }) };
    },

    dryRunTemplates: async (caller, { params, body }) => showDryRun(await dryRunTemplates(caller, params.uid, body)),
  };
}
