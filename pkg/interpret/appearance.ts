import type { TemplateName } from '../contract/templates/templates.ts';
import type { TemplateFailure } from '../contract/types.ts';
import type { Outputs } from './outputs/outputs.ts';
import { renderTemplate } from './render.ts';
import type { TemplateSet } from './template-set.ts';
import { type Content, type GroupReference, variablesOf } from './variables.ts';

type AppearanceName = 'title' | 'message' | 'imageUrl' | 'sourceLink';

/** What people see of a group with the current templates. */
export interface Appearance extends Pick<Outputs, AppearanceName> {
  readonly failures: readonly TemplateFailure[];
}

/**
 * Renders what people see of a group. Each part comes from the newest alert that says something about it, so that a short
 * recovery does not clear it.
 * @param contents of the group's alerts, in order of precedence; read only as far as needed
 * @param names the wanted parts; the others are null
 */
export function renderAppearance(
  set: TemplateSet,
  contents: Iterable<Content>,
  group: GroupReference,
  names: readonly AppearanceName[]
): Appearance {
  const appearance = { title: null, message: null, imageUrl: null, sourceLink: null } as Pick<Outputs, AppearanceName>;
  const failures = new Map<TemplateName, TemplateFailure[]>();
  const wanted = new Set(names.filter((name) => set.templates[name].text !== ''));
  for (const content of contents) {
    const variables = variablesOf(set, content, group);
    for (const name of wanted) {
      const rendered = renderTemplate(set, name, variables(name));
      appearance[name] = rendered.value;
      if (rendered.value !== null || rendered.saysNone) {
        wanted.delete(name);
      }
      if (rendered.failures.length > 0 && !failures.has(name)) {
        failures.set(name, [...rendered.failures]);
      }
    }
    if (wanted.size === 0) {
      break;
    }
  }
  return { ...appearance, failures: [...failures.values()].flat() };
}
