import { findMethod } from '../methods/index.ts';
import type { Method } from '../methods/method.ts';
import type { Arguments } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isInternal } from './internal-names.ts';
import { itemOf } from './items.ts';
import { floatRepr } from './numbers/decimal.ts';
import { isFloat, isInt, isNumber, type Numeric, toNumber } from './numbers/numbers.ts';
import { protocolsOf, typeNameOf } from './protocols.ts';
import { textRepr } from './text-repr.ts';
import { Callable, Dict, Float, makeInt, Markup, Undefined, type Value } from './value.ts';
import { Range } from './views.ts';

export { slice } from './items.ts';

/**
 * `value.name` as in Jinja's sandbox: the attribute, else the item of that name, else undefined. Python's internal names with a
 * leading underscore give an undefined of kind `security`.
 */
export function getAttribute(runtime: Runtime, value: Value, name: string): Value {
  if (isInternal(value, name)) {
    return unsafe(value, name);
  }
  if (value instanceof Undefined) {
    throw value.error();
  }
  const attribute = attributeOf(runtime, value, name);
  // None counts as a value.
  const found = attribute === undefined && value instanceof Dict ? value.get(name) : attribute;
  return found === undefined ? missing(value, `has no attribute ${shown(name)}`) : found;
}

/** `value[key]`: the item, else the attribute of that name, else undefined, as in `getAttribute`. */
export function getItem(runtime: Runtime, value: Value, key: Value): Value {
  if (value instanceof Undefined) {
    throw value.error();
  }
  const item = itemOf(runtime, value, key);
  if (item !== undefined) {
    return item;
  }
  const name = key instanceof Markup ? key.text : key;
  if (typeof name !== 'string') {
    return missing(value, `has no element ${isNumber(key) ? shownNumber(key) : `at a ${typeNameOf(key)}`}`);
  }
  if (isInternal(value, name)) {
    return unsafe(value, name);
  }
  const attribute = attributeOf(runtime, value, name);
  return attribute === undefined ? missing(value, `has no element ${shown(name)}`) : attribute;
}

/** A method bound to its value. */
class BoundMethod extends Callable {
  override readonly typeName = 'builtin_function_or_method';
  readonly #self: Value;
  readonly #method: Method;

  constructor(self: Value, method: Method) {
    super();
    this.#self = self;
    this.#method = method;
  }

  override call(runtime: Runtime, args: Arguments): Value {
    return this.#method(runtime, this.#self, args);
  }
}

function attributeOf(runtime: Runtime, value: Value, name: string): Value | undefined {
  const method = findMethod(value, name);
  if (method !== undefined) {
    return new BoundMethod(value, method);
  }
  const own = protocolsOf(value).attribute?.(runtime, name);
  const attribute = own === undefined ? fieldOf(value, name) : own;
  // An object may have attributes of any name, but these names are never for templates.
  return attribute !== undefined && name.startsWith('_') ? unsafe(value, name) : attribute;
}

/** The attributes of numbers and ranges that are not methods. */
function fieldOf(value: Value, name: string): Value | undefined {
  if (isInt(value)) {
    return partOfInt(value, name);
  }
  if (isFloat(value)) {
    return name === 'real' ? value : name === 'imag' ? new Float(0) : undefined;
  }
  return value instanceof Range && (name === 'start' || name === 'stop' || name === 'step')
    ? makeInt(value[name])
    : undefined;
}

function partOfInt(value: number | bigint | boolean, name: string): Value | undefined {
  switch (name) {
    case 'real':
    case 'numerator':
      return typeof value === 'boolean' ? Number(value) : value;
    case 'imag':
      return 0;
    case 'denominator':
      return 1;
    default:
      return undefined;
  }
}

function missing(value: Value, what: string): Undefined {
  const advice = value === null ? 'test it with "is not none" first' : 'test it with "is defined", or give a default';
  return new Undefined(`a ${typeNameOf(value)} ${what}; ${advice}`);
}

function unsafe(value: Value, name: string): Undefined {
  return new Undefined(
    `the attribute ${shown(name)} of a ${typeNameOf(value)} is not for templates; use one without a leading underscore`,
    'security'
  );
}

function shownNumber(value: Numeric): string {
  return isInt(value) ? String(value) : floatRepr(toNumber(value));
}

const shownCharacters = 100;

/** The name for messages, shortened if it is long. */
function shown(name: string): string {
  return textRepr(name.length > shownCharacters ? `${name.slice(0, shownCharacters)}…` : name);
}
