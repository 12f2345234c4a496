/** The templates of an integration, in the order in which people want to see them. */
export const templateNames = [
  'title',
  'message',
  'imageUrl',
  'sourceLink',
  'groupingKey',
  'resolveCondition',
  'acknowledgeCondition',
  'severity',
  'labels',
] as const;

export type TemplateName = (typeof templateNames)[number];

/** Longest message that is kept, in UTF-16 units; a longer one is cut and ends with `…`. The limit Grafana OnCall had. */
export const messageLimit = 50_000;

/** Template texts that replace the defaults of the type. An empty text is empty on purpose. */
export type CustomTemplates = { readonly [Name in TemplateName]?: string };

/** Those that are named are changed; null goes back to the type's default. */
export type TemplateChanges = { readonly [Name in TemplateName]?: string | null | undefined };

/** The customised templates as they are after the changes. */
export function applyTemplateChanges(templates: CustomTemplates, changes: TemplateChanges): CustomTemplates {
  const merged = Object.entries({ ...templates, ...changes });
  return Object.fromEntries(merged.filter((entry): entry is [TemplateName, string] => typeof entry[1] === 'string'));
}

/** Longest text of a template, in UTF-16 units; the limit Grafana OnCall had. */
export const templateLimit = 50_000;

/** How grave an alert is, the gravest first. */
export const severities = ['critical', 'high', 'warning', 'info'] as const;

export type Severity = (typeof severities)[number];

/** What an alert did when it arrived, or would do. */
export const dryRunOutcomes = ['opened', 'added', 'acknowledged', 'resolved', 'nothing_to_resolve'] as const;

export type DryRunOutcome = (typeof dryRunOutcomes)[number];
