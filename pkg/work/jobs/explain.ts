import { parseJson } from '@bellhook/jinja';
import { type TemplateName, templateNames } from '../../contract/templates/templates.ts';
import type { TemplateFailure } from '../../contract/types.ts';
import type { AlertContent } from '../../interpret/alert-content.ts';
import type { Facts } from '../../interpret/facts.ts';
import { interpret } from '../../interpret/interpret.ts';
import { renderTemplate } from '../../interpret/render.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { type GroupReference, variablesOf } from '../../interpret/variables.ts';

/** What each template makes of an alert, and what the alert means by them. */
export interface Explained {
  readonly templates: readonly ExplainedTemplate[];
  readonly facts: Facts;
}

export interface ExplainedTemplate {
  readonly name: TemplateName;
  /** The text in force. */
  readonly text: string;
  readonly isCustom: boolean;
  readonly output: string;
  readonly failures: readonly TemplateFailure[];
}

/** A stored alert in its group. */
export interface Explainable extends AlertContent {
  readonly group: GroupReference;
}

/** Renders every template for a stored alert, using the same functions that handle an arriving one. */
export function explain(set: TemplateSet, { payload, headers, group }: Explainable): Explained {
  const value = parseJson(payload);
  const variables = variablesOf(set, { payload: value, headers }, group);
  return {
    templates: templateNames.map((name) => {
      const { text, fallback } = set.templates[name];
      const { output, failures } = renderTemplate(set, name, variables(name));
      return { name, text, isCustom: fallback !== null, output, failures };
    }),
    facts: interpret(set, value, headers),
  };
}
