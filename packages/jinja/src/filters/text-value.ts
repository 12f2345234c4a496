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

/** A text, for what takes nothing else. @throws TemplateError (type, undefined) */
export function needText(value: Value, what: string): string {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (!isText(value)) {
    throw new TemplateError('type', `${what} has to be a text, not a ${typeNameOf(value)}; use the filter string`);
  }
  return charactersIn(value);
}

/** Calls a method of Python's str, which for markup escapes the arguments and gives markup. */
export function callTextMethod(runtime: Runtime, text: string | Markup, name: string, args: readonly Value[]): Value {
  const method = findMethod(text, name);
  if (method === undefined) {
    throw new TemplateError('type', `a text has no method ${name}; use another`);
  }
  return method(runtime, text, args.length === 0 ? noArguments : { positional: args, named: noArguments.named });
}

/** The lines as Python's str.splitlines() has them, without their ends. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines;
}

/** The text without white space around it, as Python's str.strip() has it. */
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

/** Whether there is nothing but white space in the text, or nothing at all. */
export function isBlank(text: string): boolean {
  return trimmed(text) === '';
}

function isSpace(text: string, index: number): boolean {
  return index < text.length && whitespace.test(text.charAt(index));
}

/** The words between white space, as Python's str.split() has them. */
export function splitWords(text: string): string[] {
  return isBlank(text) ? [] : trimmed(text).split(spaces);
}

/** What Python takes for white space in a text, for use in a character class. */
export const whitespaceClass = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const whitespace = new RegExp(`[${whitespaceClass}]`);
const spaces = new RegExp(`[${whitespaceClass}]+`);
