import { TemplateError } from '../errors.ts';
import { isInt } from '../values/numbers/numbers.ts';
import { Float, type Value } from '../values/value.ts';

/**
 * The number as a fraction of ints that is exactly it.
 * @returns undefined for what is no number
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
  // A float is a whole number of the smallest steps between floats of its size.
  const exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(number))) - 53);
  return number === 0 || exponent >= 0
    ? [BigInt(number), 1n]
    : [BigInt(number * 2 ** Math.floor(-exponent / 2) * 2 ** Math.ceil(-exponent / 2)), 1n << BigInt(-exponent)];
}

/** The quotient's nearest int; the even one of two that are equally near, as Python rounds. @param divisor not 0 */
export function divideToNearest(dividend: bigint, divisor: bigint): bigint {
  const below = divideToFloor(dividend, divisor);
  const twice = (dividend - below * divisor) * 2n;
  const size = divisor < 0n ? -divisor : divisor;
  const rest = twice < 0n ? -twice : twice;
  return rest > size || (rest === size && below % 2n !== 0n) ? below + 1n : below;
}

/** The quotient without its fraction, rounded down. @param divisor not 0 */
export function divideToFloor(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}
