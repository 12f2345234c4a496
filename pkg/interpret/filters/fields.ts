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
