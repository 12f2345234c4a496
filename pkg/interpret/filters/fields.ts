import { type Arguments, Dict, List, Markup, type Runtime, TemplateError, toText, type Value } from '@bellhook/jinja';
import { isHollow } from '../outputs/text.ts';

/** The field names that are passed to a filter. @throws TemplateError (type) if one is not a text */
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
 * The field of an object with that name. A dot leads into the object before it, or into the first object of the list before
 * it. Undefined if there is none.
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

/**
 * The text of a field that says something; null for lists, objects, blank texts, and values that are missing or print as if
 * they were.
 */
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
