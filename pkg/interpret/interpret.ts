import { type Template, TemplateError, type Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';
import type { TemplateFailure } from '../contract/types.ts';
import type { Facts, Said } from './facts.ts';
import { hintFor } from './hint.ts';
import type { Outputs } from './outputs/outputs.ts';
import { keyText } from './outputs/text.ts';
import { type Rendered, renderTemplate, type Variables } from './render.ts';
import type { TemplateSet } from './template-set.ts';
import { untitledName } from './untitled.ts';
import { variablesOf } from './variables.ts';

/**
 * Interprets a payload with the templates of an integration. It never fails: if a template does, the failure is noted, and
 * the alert continues without the value of that template.
 * @param headers as in `Content`
 */
export function interpret(set: TemplateSet, payload: Value, headers: string | null = null): Facts {
  const variables = variablesOf(set, { payload, headers }, null);
  const failures: TemplateFailure[] = [];
  const resolves = read('resolveCondition');
  const acknowledges = read('acknowledgeCondition');
  const groupingKey = read('groupingKey');
  const title = read('title');
  return {
    groupingKey,
    formerKey: set.formerKey === null ? null : formerKey(set.formerKey, groupingKey, variables('groupingKey')),
    title,
    untitled: title === null && !resolves ? untitledName(set, payload, variables('title')) : set.untitled,
    titleVersion: set.titleVersion,
    severity: readSaid('severity'),
    labels: readSaid('labels'),
    instances: set.countInstances(payload),
    signal: resolves ? 'resolve' : acknowledges ? 'acknowledge' : 'fire',
    failures,
    hint: hintFor(set, payload)?.hint ?? null,
  };

  function read<Name extends TemplateName>(name: Name): Outputs[Name] {
    return render(name).value;
  }

  function readSaid<Name extends 'severity' | 'labels'>(name: Name): Said<Outputs[Name]> {
    const { value, saysNone } = render(name);
    return saysNone ? 'none' : value;
  }

  function render<Name extends TemplateName>(name: Name): Rendered<Name> {
    const rendered = renderTemplate(set, name, variables(name));
    if (rendered.failures.length > 0) {
      failures.push(...rendered.failures);
    }
    return rendered;
  }
}

function formerKey(template: Template, groupingKey: string | null, variables: Variables): string | null {
  if (groupingKey === null) {
    return null;
  }
  try {
    const key = keyText(template.render(variables));
    return key === groupingKey ? null : key;
  } catch (error) {
    // If the template fails on a payload, no open group has the payload's former key.
    if (error instanceof TemplateError) {
      return null;
    }
    throw error;
  }
}
