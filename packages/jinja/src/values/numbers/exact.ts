import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Float, type Value } from '../value.ts';
import { fractionOf } from './decimal.ts';
import { bitsOf, isInt } from './numbers.ts';

/**
 * The exact fraction of ints that equals the number.
 * @returns undefined for values other than numbers
 * @throws TemplateError (overflow, value) for an infinity or NaN
 */
export function ratioOf(value: Value): [numerator: bigint, denominator: bigint] | undefined {
  if (isInt(value)) {
    return [BigInt(value), 1n];
  }
  const number = value instanceof Float ? value.value : value;
  if (typeof number !== 'number') {
    return undefined;
  }
  if (!Number.isFinite(number)) {
    const kind = Number.isNaN(number) ? 'value' : 'overflow';
    throw new TemplateError(kind, `a duration cannot be scaled by ${String(number)}; use a number that is finite`);
  }
  return fractionOf(number);
}

/** The quotient rounded to the nearest int, with ties to the even one, like Python. @param divisor not 0 */
export function divideToNearest(dividend: bigint, divisor: bigint): bigint {
  const below = divideToFloor(dividend, divisor);
  const twice = (dividend - below * divisor) * 2n;
  const size = divisor < 0n ? -divisor : divisor;
  const rest = twice < 0n ? -twice : twice;
  return rest > size || (rest === size && below % 2n !== 0n) ? below + 1n : below;
}

/** The quotient rounded down to an int. @param divisor not 0 */
export function divideToFloor(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

/**
 * The float nearest to a quotient. Dividend and divisor may be too large for floats.
 * @param right not 0
 * @throws TemplateError (overflow) if the quotient is too large for a float
 */
export function divideInts(left: number | bigint | boolean, right: number | bigint | boolean): number {
  const [a, b] = [Number(left), Number(right)];
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    return a / b;
  }
  const [dividend, divisor] = [magnitude(BigInt(left)), magnitude(BigInt(right))];
  // Takes as many bits of the quotient as a float has, and some more; the last one says whether anything was cut off. For the
  // smallest floats, which have fewer bits, two more are taken, so that the quotient is rounded only once.
  const shift = Math.max(bitsOf(dividend) - bitsOf(divisor) - quotientBits, smallestExponent - 2);
  const [scaled, by] = shift < 0 ? [dividend << BigInt(-shift), divisor] : [dividend, divisor << BigInt(shift)];
  const quotient = scaled / by;
  const sticky = scaled % by === 0n ? quotient : quotient | 1n;
  const result = scale(Number(sticky), shift);
  if (!Number.isFinite(result)) {
    throw new TemplateError('overflow', 'the result is too large for a float; use // for an int');
  }
  return a < 0 !== b < 0 ? -result : result;
}

/** The quotient rounded down. @param right not 0 */
export function floorDivideInts(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

const quotientBits = 66;
const smallestExponent = -1074;

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** value × 2^exponent, in steps that stay within the floats. */
function scale(value: number, exponent: number): number {
  let [result, rest] = [value, exponent];
  while (rest !== 0 && Number.isFinite(result)) {
    const step = Math.max(-1000, Math.min(1000, rest));
    result *= 2 ** step;
    rest -= step;
  }
  return result;
}

/** Charges for an operation on a long int: printing, multiplying or dividing one takes quadratic time in its length. */
export function spendOnInt(runtime: Runtime, value: Value): void {
  if (typeof value === 'bigint') {
    runtime.spend(isWithin(value, long) ? 2 : isWithin(value, veryLong) ? 60 : 600);
  }
}

// 77 and 617 digits.
const long = 1n << 256n;
const veryLong = 1n << 2048n;

function isWithin(value: bigint, bound: bigint): boolean {
  return -bound < value && value < bound;
}
