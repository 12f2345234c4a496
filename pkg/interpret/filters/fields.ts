import { type Arguments, Dict, List, Markup, type Runtime, TemplateError, toText, type Value } from '@bellhook/jinja';
import { isHollow } from '../outputs/text.ts';

/** The names of fields that a filter is given. @throws TemplateError (type) where one is no text */
export function fieldNames(filter: string, { positional, named }: Arguments): readonly string[] {
  if (named.size > 0 || positional.length === 0 || !positional.every((name) => typeof name === 'string')) {
    throw new TemplateError(
      'type',
      `the filter ${filter} takes names of fields, such as ${filter}("title", "rule.name")`
    );
  }
  return positional as readonly string[];
}

/**
 * The field of an object under that name. A dot goes into the object, or into the first one of the list, before it.
 * Undefined where there is none.
 */
export function fieldAt(value: Value, name: string): Value | undefined {
  if (!(value instanceof Dict)) {
    return undefined;
  }
  const field = value.get(name);
  const dot = field === undefined ? name.indexOf('.') : -1;
  if (dot < 0) {
    return field;
  }
  const outer = value.get(name.slice(0, dot));
  return fieldAt((outer instanceof List ? outer.items[0] : outer) ?? null, name.slice(dot + 1));
}

/** The text of a field that says something; null for lists and objects, blanks, and what is missing or prints as if it were. */
export function saidText(runtime: Runtime, value: Value | undefined): string | null {
  if (value === undefined || value === null || (typeof value === 'object' && value instanceof List)) {
    return null;
  }
  if (typeof value === 'string') {
    return isHollow(value) ? null : value;
  }
  if (value instanceof Dict || value instanceof Markup) {
    return null;
  }
  return toText(runtime, value);
}
