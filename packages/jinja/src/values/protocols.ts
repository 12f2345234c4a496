import type { Runtime } from '../runtime/runtime.ts';
import { isFloat } from './numbers/numbers.ts';
import { Dict, Float, List, Markup, PyObject, Tuple, Undefined, type Value } from './value.ts';
import { DictView, Range } from './views.ts';

/**
 * The operations that a class of values may support. Operators, filters and methods call these, so that they need not know the
 * class. A method that returns `undefined` does not apply.
 */
export interface Protocols {
  attribute?(runtime: Runtime, name: string): Value | undefined;
  item?(runtime: Runtime, key: Value): Value | undefined;
  length?(runtime: Runtime): number;
  iterate?(runtime: Runtime): Iterable<Value>;
  contains?(runtime: Runtime, item: Value): boolean;
  /** Python's str(); by default the same as `repr`. */
  text?(runtime: Runtime): string;
  repr?(runtime: Runtime): string;
  truth?(): boolean;
  equals?(runtime: Runtime, other: Value): boolean | undefined;
  /** Negative, zero or positive, for less, equal and greater. */
  compare?(runtime: Runtime, other: Value): number | undefined;
  format?(runtime: Runtime, spec: string): string;
  negate?(runtime: Runtime): Value | undefined;
  positive?(runtime: Runtime): Value | undefined;
  absolute?(runtime: Runtime): Value | undefined;
  /** @param reflected whether the object is the right operand */
  add?(runtime: Runtime, other: Value, reflected: boolean): Value | undefined;
  subtract?(runtime: Runtime, other: Value, reflected: boolean): Value | undefined;
  multiply?(runtime: Runtime, other: Value, reflected: boolean): Value | undefined;
  divide?(runtime: Runtime, other: Value, reflected: boolean): Value | undefined;
  floorDivide?(runtime: Runtime, other: Value, reflected: boolean): Value | undefined;
  modulo?(runtime: Runtime, other: Value, reflected: boolean): Value | undefined;
}

/** The protocols of a value; numbers and texts have none. */
export function protocolsOf(value: Value): Protocols {
  return typeof value === 'object' && value !== null ? (value as Protocols) : nothing;
}

const nothing: Protocols = {};

/** Python's bool(). */
export function isTrue(value: Value): boolean {
  if (value === null || typeof value !== 'object') {
    // NaN is true in Python.
    return typeof value === 'number' ? value !== 0 : Boolean(value);
  }
  if (value instanceof Undefined) {
    return false;
  }
  if (value instanceof Dict) {
    return value.size > 0;
  }
  if (value instanceof List || value instanceof Tuple) {
    return value.items.length > 0;
  }
  if (value instanceof Markup) {
    return value.text !== '';
  }
  if (value instanceof Float) {
    return value.value !== 0;
  }
  if (value instanceof Range) {
    return value.length > 0;
  }
  return value instanceof DictView ? value.size > 0 : (protocolsOf(value).truth?.() ?? true);
}

/** Python's name of the value's type, for messages. */
export function typeNameOf(value: Value): string {
  if (value === null) {
    return 'NoneType';
  }
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'object':
      return value instanceof PyObject ? value.typeName : 'object';
    default:
      return isFloat(value) ? 'float' : 'int';
  }
}
