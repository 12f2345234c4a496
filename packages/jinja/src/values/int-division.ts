import { TemplateError } from '../errors.ts';
import { bitsOf } from './numbers/numbers.ts';

/**
 * The nearest float of a quotient, the dividend and divisor of which may be beyond all floats.
 * @param right not 0
 * @throws TemplateError (overflow) where the quotient is beyond all floats
 */
export function divideInts(left: number | bigint | boolean, right: number | bigint | boolean): number {
  const [a, b] = [Number(left), Number(right)];
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    return a / b;
  }
  const [dividend, divisor] = [magnitude(BigInt(left)), magnitude(BigInt(right))];
  // Of the quotient as many bits are taken as a float has, and some more; the last says whether anything was cut off.
  // Where the float has fewer bits, as the smallest ones do, two more are taken, so that it is rounded once only.
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
