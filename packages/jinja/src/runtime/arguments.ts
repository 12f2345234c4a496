import { TemplateError } from '../errors.ts';
import { iterate } from '../values/iterate.ts';
import { typeNameOf } from '../values/protocols.ts';
import { Callable, Dict, List, Tuple, Undefined, type Value } from '../values/value.ts';
import type { Rendering } from './rendering.ts';
import type { Runtime } from './runtime.ts';

/** What a call, filter or test is given in its brackets. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** The arguments of a call with empty brackets. */
export const noArguments: Arguments = { positional: [], named: new Map() };

/** A parameter's name, with its default if it is optional. */
export type Parameter = readonly [name: string] | readonly [name: string, byDefault: Value];

/**
 * Binds the arguments to the parameters as Python does, and returns them in the order of the parameters.
 *
 * @example
 * const [width, fill] = bindArguments('pad()', args, [['width'], ['fill', ' ']]);
 *
 * @param callee for messages, such as `replace()` or `the filter replace`
 * @throws TemplateError (type) if one is missing, unknown or given twice
 */
export function bindArguments(callee: string, args: Arguments, parameters: readonly Parameter[]): Value[] {
  if (args.positional.length > parameters.length) {
    const most = parameters.length;
    throw new TemplateError(
      'type',
      `${callee} takes at most ${most} argument${most === 1 ? '' : 's'}, but got ${args.positional.length}; leave out the last`
    );
  }
  for (const name of args.named.keys()) {
    const index = parameters.findIndex((parameter) => parameter[0] === name);
    if (index < 0) {
      const known = parameters.map((parameter) => parameter[0]).join(', ') || 'none';
      throw new TemplateError('type', `${callee} has no argument ${name}; it knows ${known}`);
    }
    if (index < args.positional.length) {
      throw new TemplateError('type', `${callee} got its argument ${name} twice; give it once`);
    }
  }
  return parameters.map((parameter, i) => {
    const given = i < args.positional.length ? args.positional[i] : args.named.get(parameter[0]);
    if (given !== undefined) {
      return given;
    }
    if (parameter.length === 1) {
      throw new TemplateError('type', `${callee} needs its argument ${parameter[0]}; give it in the brackets`);
    }
    return parameter[1];
  });
}

/** Calls a value. @throws TemplateError (type, undefined) if it cannot be */
export function callValue(rendering: Rendering, callee: Value, args: Arguments): Value {
  if (callee instanceof Callable) {
    return callee.call(rendering, args);
  }
  if (callee instanceof Undefined) {
    throw callee.error();
  }
  throw new TemplateError('type', `a ${typeNameOf(callee)} cannot be called; leave out the brackets`);
}

/** Adds the elements of `*values`. */
export function addPositional(rendering: Rendering, positional: Value[], values: Value): void {
  for (const value of iterate(rendering, values)) {
    rendering.makeElements(1);
    positional.push(value);
  }
}

/** Adds the entries of `**values`. @throws TemplateError (type) if a name is not a text, or is given already */
export function addNamed(rendering: Rendering, named: Map<string, Value>, values: Value): void {
  if (values instanceof Undefined) {
    throw values.error();
  }
  if (!(values instanceof Dict)) {
    throw new TemplateError('type', `the argument with ** has to be a dict, not a ${typeNameOf(values)}`);
  }
  rendering.makeElements(values.size);
  for (const [name, value] of values.entries()) {
    if (typeof name !== 'string') {
      throw new TemplateError('type', 'the keys of the argument with ** have to be texts; put quotes around them');
    }
    if (named.has(name)) {
      throw new TemplateError('type', `the argument ${name} is given twice; leave one out`);
    }
    named.set(name, value);
  }
}

/** A function or method of the engine itself. */
export class BuiltinFunction extends Callable {
  readonly #call: (runtime: Runtime, args: Arguments) => Value;

  constructor(call: (runtime: Runtime, args: Arguments) => Value) {
    super();
    this.#call = call;
  }

  override call(runtime: Runtime, args: Arguments): Value {
    return this.#call(runtime, args);
  }
}

/**
 * Unpacks a value into that many elements, for an assignment to several names.
 * @throws TemplateError (value) if it has more or fewer, (type) if it is not iterable
 */
export function unpack(runtime: Runtime, value: Value, count: number): readonly Value[] {
  if (value instanceof Tuple || value instanceof List) {
    if (value.items.length !== count) {
      throw wrongCount(count, value.items.length);
    }
    return value.items;
  }
  const items: Value[] = [];
  for (const item of iterate(runtime, value)) {
    if (items.length === count) {
      throw wrongCount(count, 'more');
    }
    items.push(item);
  }
  if (items.length < count) {
    throw wrongCount(count, items.length);
  }
  return items;
}

function wrongCount(wanted: number, found: number | string): TemplateError {
  const names = `${wanted} name${wanted === 1 ? '' : 's'}`;
  return new TemplateError(
    'value',
    `${names} cannot be given ${found} values; write as many names as there are values`
  );
}
