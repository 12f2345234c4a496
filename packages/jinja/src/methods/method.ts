import { TemplateError } from '../errors.ts';
import type { Arguments } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isInt, toIndex, toSize } from '../values/numbers/numbers.ts';
import { typeNameOf } from '../values/protocols.ts';
import { type Dict, type List, Markup, Undefined, type Value } from '../values/value.ts';

/** A method of a Python type, called with the value that it belongs to. */
export type Method = (runtime: Runtime, self: Value, args: Arguments) => Value;

/** The methods of a type by their names. */
export type Methods = ReadonlyMap<string, Method>;

/**
 * The arguments of a method that accepts only positional ones.
 * @param callee such as `find()`, for messages
 * @throws TemplateError (type) if there are fewer or more, or one has a name
 */
export function positional(callee: string, args: Arguments, least: number, most = least): readonly Value[] {
  const count = args.positional.length;
  if (args.named.size > 0) {
    throw new TemplateError('type', `${callee} takes no arguments with names; leave out the names`);
  }
  if (count < least || count > most) {
    const wanted = least === most ? `${most}` : `${least} to ${most}`;
    throw new TemplateError('type', `${callee} takes ${wanted} argument${most === 1 ? '' : 's'}, but got ${count}`);
  }
  return args.positional;
}

/** The characters of an argument that has to be a text. @throws TemplateError (type) */
export function textArgument(value: Value, what: string): string {
  if (typeof value === 'string') {
    return value;
  }
  if (value instanceof Markup) {
    return value.text;
  }
  throw new TemplateError('type', `${what} has to be a text, ${describeWrong(value)}`);
}

/** An argument that counts characters or elements. @throws TemplateError (type, overflow) */
export function sizeArgument(value: Value, what: string): number {
  if (!isInt(value)) {
    throw new TemplateError('type', `${what} has to be an int, ${describeWrong(value)}`);
  }
  return toSize(value, what);
}

/** An argument that bounds a search; null if it is not given. @throws TemplateError (type) */
export function boundArgument(value: Value, what: string): number | null {
  return value === null ? null : toIndex(value, what);
}

function describeWrong(value: Value): string {
  return value instanceof Undefined
    ? `but ${value.error().message}`
    : `not a ${typeNameOf(value)}; change its type first`;
}

/** A method of Python's str, called with the characters of the text. */
export type TextMethod = (runtime: Runtime, text: string, args: Arguments) => Value;

/** Methods of Python's str with their names. */
export type TextMethods = ReadonlyArray<readonly [name: string, method: TextMethod]>;

/** Charges for one pass over a text. */
export function spendOn(runtime: Runtime, text: string): void {
  runtime.spend(1 + text.length / 16);
}

/** @throws TemplateError (security) if the value belongs to the payload, which is read-only for templates */
export function refuseFrozen(value: Dict | List, method: string): void {
  if (value.frozen) {
    throw new TemplateError(
      'security',
      `${method}() would change the payload, which templates may only read; make a copy first, with .copy()`
    );
  }
}

/** A method that works on bytes, which templates do not have. */
export function noBytes(name: string): Method {
  return () => {
    throw new TemplateError('type', `${name}() works on bytes, which templates do not have; use texts`);
  };
}
