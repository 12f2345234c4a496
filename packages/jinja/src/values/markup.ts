import type { Runtime } from '../runtime/runtime.ts';
import { toText } from './text.ts';
import { Markup, type Value } from './value.ts';

/** The value's text with what is special in HTML escaped, as markupsafe escapes it; markup stays as it is. */
export function escape(runtime: Runtime, value: Value): Markup {
  if (value instanceof Markup) {
    return value;
  }
  const text = toText(runtime, value);
  runtime.makeText(text.length);
  const escaped = escapeText(text);
  runtime.makeText(escaped.length);
  return new Markup(escaped);
}

export function escapeText(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => entities.get(character) as string);
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ["'", '&#39;'],
  ['"', '&#34;'],
]);
