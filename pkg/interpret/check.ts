import { type Environment, lintTemplate, TemplateError } from '@bellhook/jinja';
import { type CustomTemplates, type TemplateName, templateNames } from '../contract/templates/templates.ts';
import { describeError } from './render.ts';
import { type TemplateSet, tryToCompile } from './template-set.ts';
import { knownVariables } from './variables.ts';

/** A position in a template and a message about it. Lines and columns count from 1. */
export interface TemplateNote {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A template that does not parse. */
export interface TemplateFault extends TemplateNote {
  readonly template: TemplateName;
}

/** Finds the templates that do not parse; they must not be stored. */
export type TemplateCheck = (templates: CustomTemplates) => TemplateFault[];

export function createTemplateCheck(environment: Environment): TemplateCheck {
  return (templates) =>
    templateNames.flatMap((template) => {
      const text = templates[template];
      const compiled = text === undefined ? undefined : tryToCompile(text, environment);
      return compiled instanceof TemplateError
        ? [{ template, line: compiled.line, column: compiled.column, message: describeError(compiled) }]
        : [];
    });
}

/**
 * Probable mistakes in a template of that name: unknown variables, headers that are not kept, and expressions that always print nothing. A
 * default has none.
 */
export function warningsOf(
  name: TemplateName,
  { templates, headerNames }: Pick<TemplateSet, 'templates' | 'headerNames'>
): readonly TemplateNote[] {
  const { compiled, fallback } = templates[name];
  return compiled instanceof TemplateError || fallback === null
    ? []
    : lintTemplate(compiled, knownVariables(name), new Map([['headers', new Set(headerNames)]]));
}
