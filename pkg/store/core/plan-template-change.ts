import { type CustomTemplates, templateNames } from '../../contract/templates/templates.ts';
import type { ChangedBy } from '../shapes/template-changes.ts';
import type { IntegrationWrite } from './integration-record.ts';

/** Notes what a change makes of the templates of an integration. @returns nothing where none of them changes */
export function planTemplateChange(
  integrationId: number,
  before: CustomTemplates,
  after: CustomTemplates,
  by: ChangedBy
): IntegrationWrite[] {
  const templates = templateNames
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ template: name, before: before[name] ?? null, after: after[name] ?? null }));
  return templates.length === 0 ? [] : [{ kind: 'note_template_change', integrationId, templates, by }];
}

/**
 * How much of it is kept of an integration: so many changes, the newest ones, with so many characters of JSON together. The newest
 * is always kept.
 */
export const templateHistoryLimit = { changes: 50, characters: 1_000_000 } as const;
