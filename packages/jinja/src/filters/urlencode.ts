import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { iterate } from '../values/iterate.ts';
import { protocolsOf } from '../values/protocols.ts';
import { toText } from '../values/text.ts';
import { Dict, Generator, List, Tuple, Undefined, type Value } from '../values/value.ts';
import { DictView, Range } from '../values/views.ts';
import { define } from './define.ts';
import { isText } from './text-value.ts';

/** Encodes a text for the path of a URL, or a dict or pairs for its query. */
export const urlencode: readonly [string, Filter] = define('urlencode', [], (runtime, value) => {
  if (isText(value) || !hasElements(runtime, value)) {
    return quote(runtime, toText(runtime, value)).replaceAll('%2F', '/');
  }
  const parts: string[] = [];
  const pairs = value instanceof Dict ? value.entries() : iterate(runtime, value);
  for (const pair of pairs) {
    const [key, item] = pairOf(runtime, pair);
    const part = `${quoteForQuery(runtime, key)}=${quoteForQuery(runtime, item)}`;
    runtime.makeElements(1);
    parts.push(part);
  }
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  runtime.makeText(length);
  return parts.join('&');
});

function hasElements(runtime: Runtime, value: Value): boolean {
  return (
    [List, Tuple, Dict, DictView, Range, Generator, Undefined].some((type) => value instanceof type) ||
    protocolsOf(value).iterate?.(runtime) !== undefined
  );
}

function pairOf(runtime: Runtime, pair: Value | readonly [Value, Value]): readonly [Value, Value] {
  const items = isPair(pair) ? pair : [...iterate(runtime, pair)];
  const [key, item] = items;
  if (key === undefined || item === undefined || items.length !== 2) {
    throw new TemplateError(
      'value',
      `the filter urlencode needs pairs of a name and a value, but got ${items.length} in one; give two in each`
    );
  }
  return [key, item];
}

function isPair(pair: Value | readonly [Value, Value]): pair is readonly [Value, Value] {
  return Array.isArray(pair);
}

function quoteForQuery(runtime: Runtime, value: Value): string {
  return quote(runtime, toText(runtime, value)).replaceAll('%20', '+');
}

/** Percent-encodes the UTF-8 bytes of everything except letters, digits and `_.-~`. */
function quote(runtime: Runtime, text: string): string {
  runtime.spend(1 + text.length / 2);
  if (!text.isWellFormed()) {
    throw new TemplateError(
      'value',
      'the text has half a character, which a URL cannot contain; remove it with replace'
    );
  }
  const quoted = encodeURIComponent(text).replace(/[!'()*]/g, hexadecimal);
  runtime.makeText(quoted.length);
  return quoted;
}

function hexadecimal(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
