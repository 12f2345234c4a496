import { parseJson } from '@bellhook/jinja';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import type { CustomTemplates } from '../../pkg/contract/templates/templates.ts';
import { createTemplateEnvironment } from '../../pkg/interpret/environment.ts';
import type { Facts } from '../../pkg/interpret/facts.ts';
import { interpret } from '../../pkg/interpret/interpret.ts';
import { createTemplateCompiler, type TemplateSet } from '../../pkg/interpret/template-set.ts';

export const testEnvironment = createTemplateEnvironment(() => Date.parse('2026-11-23T12:00:00Z'));

const compile = createTemplateCompiler(testEnvironment);

/** The templates of an integration called Test. */
export function testSet(
  type: IntegrationType,
  templates: CustomTemplates = {},
  settings = { split: false }
): TemplateSet {
  return compile({ type, name: 'Test', templates, settings });
}

/** The facts of a payload, which is given as a value for JSON.stringify. */
export function factsOf(type: IntegrationType, payload: unknown, templates: CustomTemplates = {}): Facts {
  return interpret(testSet(type, templates), parseJson(JSON.stringify(payload)));
}
