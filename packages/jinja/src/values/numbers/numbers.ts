import { TemplateError } from '../../errors.ts';
import { Float, makeInt, type Value } from '../value.ts';

/** Python's numbers: bool, int and float. */
export type Numeric = number | bigint | boolean | Float;

/** Whether the value is an int; True and False are ints too. */
export function isInt(value: Value): value is number | bigint | boolean {
  return (
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isSafeInteger(value))
  );
}

export function isFloat(value: Value): value is number | Float {
  return value instanceof Float || (typeof value === 'number' && !Number.isSafeInteger(value));
}

export function isNumber(value: Value): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' || value instanceof Float;
}

/** The float nearest to the number. @throws TemplateError (overflow) if it is too large for a float */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') {
    return value;
  }
  if (value instanceof Float) {
    return value.value;
  }
  const number = Number(value);
  if (!Number.isFinite(number)) {
    throw new TemplateError('overflow', 'the int is too large for a float; work with smaller numbers');
  }
  return number;
}

/** The int, or the float without its fraction. @throws TemplateError (value, overflow) for NaN and the infinities */
export function toBigInt(value: Numeric): bigint {
  if (typeof value === 'bigint' || typeof value === 'boolean') {
    return BigInt(value);
  }
  const number = value instanceof Float ? value.value : value;
  if (Number.isNaN(number)) {
    throw new TemplateError('value', 'NaN has no int; test the number first');
  }
  if (!Number.isFinite(number)) {
    throw new TemplateError('overflow', 'infinity has no int; test the number first');
  }
  return BigInt(Math.trunc(number));
}

/** JavaScript's -0 becomes the int 0. */
export function normaliseInt(value: number): number {
  return value === 0 ? 0 : value;
}

/** The value as an index, which may exceed every length. @throws TemplateError (type) if it is not an int */
export function toIndex(value: Value, what: string): number {
  if (!isInt(value)) {
    throw new TemplateError('type', `${what} has to be an int; use the filter int`);
  }
  const number = Number(value);
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, number));
}

const maxSize = 2n ** 63n - 1n;

/** The int as a length or count. @throws TemplateError (overflow) if it exceeds Python's sizes */
export function toSize(value: number | bigint | boolean, what: string): number {
  if (typeof value === 'bigint' && (value > maxSize || value < -maxSize - 1n)) {
    throw new TemplateError('overflow', `${what} is too large an int; give a smaller one`);
  }
  return Number(value);
}

/** The maximum number of digits of an int. Python does not print longer ones. */
export const maxDigits = 4300;
const maxBits = Math.ceil(maxDigits * Math.log2(10));

/** @throws TemplateError (limit) if an int of that many bits is too long */
export function checkBits(bits: number): void {
  if (!(bits <= maxBits)) {
    throw new TemplateError('limit', `an int would have more than ${maxDigits} digits; work with smaller numbers`);
  }
}

/** How many bits the int's magnitude has. */
export function bitsOf(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits.charAt(0), 16)));
}

/** The int as a value. @throws TemplateError (limit) if it is too long */
export function intResult(value: bigint): Value {
  if (value > safe || value < -safe) {
    checkBits(bitsOf(value));
  }
  return makeInt(value);
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);
