import { TemplateError } from '../errors.ts';
import { findMethod } from '../methods/index.ts';
import { noArguments } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { typeNameOf } from '../values/protocols.ts';
import { toText } from '../values/text.ts';
import { Markup, Undefined, type Value } from '../values/value.ts';

export function isText(value: Value): value is string | Markup {
  return typeof value === 'string' || value instanceof Markup;
}

/** The value as a text; markup stays markup. */
export function softText(runtime: Runtime, value: Value): string | Markup {
  return isText(value) ? value : toText(runtime, value);
}

/** The characters of a text, markup or not. */
export function charactersIn(text: string | Markup): string {
  return typeof text === 'string' ? text : text.text;
}

/** The characters of a value that must be a text. @throws TemplateError (type, undefined) */
export function needText(value: Value, what: string): string {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (!isText(value)) {
    throw new TemplateError('type', `${what} has to be a text, not a ${typeNameOf(value)}; use the filter string`);
  }
  return charactersIn(value);
}

/** Calls a method of Python's str. For markup it escapes the arguments and returns markup. */
export function callTextMethod(runtime: Runtime, text: string | Markup, name: string, args: readonly Value[]): Value {
  const method = findMethod(text, name);
  if (method === undefined) {
    throw new TemplateError('type', `a text has no method ${name}; use another`);
  }
  return method(runtime, text, args.length === 0 ? noArguments : { positional: args, named: noArguments.named });
}

/** Splits a text into lines like Python's str.splitlines(), without line ends. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines;
}

/** Removes surrounding white space like Python's str.strip(). */
export function trimmed(text: string): string {
  let start = 0;
  while (isSpace(text, start)) {
    start++;
  }
  let end = text.length;
  while (end > start && isSpace(text, end - 1)) {
    end--;
  }
  return text.slice(start, end);
}

/** Whether the text is empty or only white space. */
export function isBlank(text: string): boolean {
  return trimmed(text) === '';
}

function isSpace(text: string, index: number): boolean {
  return index < text.length && whitespace.test(text.charAt(index));
}

/** Splits a text into words like Python's str.split(). */
export function splitWords(text: string): string[] {
  return isBlank(text) ? [] : trimmed(text).split(spaces);
}

/** Python's white space, for use in a character class. */
export const whitespaceClass = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const whitespace = new RegExp(`[${whitespaceClass}]`);
const spaces = new RegExp(`[${whitespaceClass}]+`);
