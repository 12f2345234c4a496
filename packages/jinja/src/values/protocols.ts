import type { Runtime } from '../runtime/runtime.ts';
import type { Value } from './value.ts';

/**
 * What a class of values can do beside being there; the operators, filters and methods ask for it, so that they need not
 * know the class. A method that gives `undefined` says that it does not apply.
 */
export interface Protocols {
  attribute?(runtime: Runtime, name: string): Value | undefined;
  item?(runtime: Runtime, key: Value): Value | undefined;
  length?(runtime: Runtime): number;
  iterate?(runtime: Runtime): Iterable<Value>;
  contains?(runtime: Runtime, item: Value): boolean;
  /** Python's str(); where it is missing, `repr`. */
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

/** The value as one that may have protocols; numbers and texts have none. */
export function protocolsOf(value: Value): Protocols {
  return typeof value === 'object' && value !== null ? (value as Protocols) : nothing;
}

const nothing: Protocols = {};
