import type { IntegrationType } from '../contract/integration-types.ts';
import type { CustomTemplates } from '../contract/templates.ts';
import { parseJson } from '../jinja/index.ts';
import { createTemplateEnvironment } from './environment.ts';
import type { Facts } from './facts.ts';
import { interpret } from './interpret.ts';
import { createTemplateCompiler, type TemplateSet } from './template-set.ts';

export const testEnvironment = createTemplateEnvironment(() => Date.parse('2026-11-23T12:00:00Z'));

const compile = createTemplateCompiler(testEnvironment);

/** The templates of an integration called Test. */
export function testSet(type: IntegrationType, templates: CustomTemplates = {}): TemplateSet {
  return compile({ type, name: 'Test', templates });
}

/** The facts of a payload, given as what JSON.stringify turns into its text. */
export function factsOf(type: IntegrationType, payload: unknown, templates: CustomTemplates = {}): Facts {
  return interpret(testSet(type, templates), parseJson(JSON.stringify(payload)));
}
