import type { Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';
import { renderTemplate } from '../interpret/render.ts';
import type { TemplateSet } from '../interpret/template-set.ts';
import { variablesOf } from '../interpret/variables.ts';

/**
 * Whether a template of one set does on these payloads what that of another set does: a key is the same where it groups the
 * payloads in the same way.
 * @param isOver whether there is no time for more; what is not known by then is no sameness
 */
export function doesTheSame(
  name: TemplateName,
  present: TemplateSet,
  proposed: TemplateSet,
  payloads: readonly Value[],
  isOver: () => boolean
): boolean {
  const before: unknown[] = [];
  const after: unknown[] = [];
  for (const payload of payloads) {
    if (isOver()) {
      return false;
    }
    before.push(valueOf(present, name, payload));
    after.push(valueOf(proposed, name, payload));
  }
  const compared = name === 'groupingKey' ? [partition(before), partition(after)] : [before, after];
  return JSON.stringify(compared[0]) === JSON.stringify(compared[1]);
}

function valueOf(set: TemplateSet, name: TemplateName, payload: Value): unknown {
  return renderTemplate(set, name, variablesOf(set, { payload, headers: null }, null)(name)).value;
}

/** Of each payload the first one with its key; a payload without a key is by itself. */
function partition(keys: readonly unknown[]): number[] {
  return keys.map((key, i) => (key === null ? i : keys.indexOf(key)));
}
