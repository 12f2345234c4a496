import { type CustomTemplates, templateNames } from '../../../contract/templates.ts';
import type { Integration } from '../../../contract/types.ts';
import { type TemplateCheck, warningsOf } from '../../../interpret/check.ts';
import type { TemplateSet } from '../../../interpret/template-set.ts';
import { ApiError } from './api-error.ts';

/** The templates as the API shows them. */
export function describeTemplates(set: TemplateSet): Integration['templates'] {
  const entries = templateNames.map((name) => {
    const prepared = set.templates[name];
    const { text, fallback } = prepared;
    return [
      name,
      {
        template: text,
        default: fallback?.source ?? text,
        customised: fallback !== null,
        warnings: [...warningsOf(name, prepared)],
      },
    ] as const;
  });
  return Object.fromEntries(entries) as Integration['templates'];
}

/** @throws {ApiError} invalid_template where one does not parse; its details name every fault */
export function refuseFaulty(check: TemplateCheck, templates: CustomTemplates): void {
  const faults = check(templates);
  const [first] = faults;
  if (first !== undefined) {
    const { template, line, column, message } = first;
    throw new ApiError('invalid_template', `${template}, line ${line}, column ${column}: ${message}`, {
      templates: faults,
    });
  }
}
