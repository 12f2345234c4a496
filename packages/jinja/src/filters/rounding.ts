import { TemplateError } from '../errors.ts';
import { divideToNearest, ratioOf } from '../datetime/exact.ts';

/**
 * The float rounded to that many digits after the point, as Python's round(): exactly, and to the even one of two that are
 * equally near.
 * @param digits may be negative, for tens and hundreds
 * @throws TemplateError (overflow) where the result is beyond all floats
 */
export function roundFloat(value: number, digits: number): number {
  const ratio = Number.isFinite(value) && digits <= mostDigits ? ratioOf(Math.abs(value)) : undefined;
  if (ratio === undefined) {
    return value;
  }
  if (digits < -mostDigits) {
    return value * 0;
  }
  const scale = 10n ** BigInt(Math.abs(digits));
  const [numerator, denominator] = digits < 0 ? [ratio[0], ratio[1] * scale] : [ratio[0] * scale, ratio[1]];
  const rounded = Number(`${divideToNearest(numerator, denominator)}e${-digits}`);
  if (!Number.isFinite(rounded)) {
    throw new TemplateError('overflow', 'the rounded number is too large for a float; round to fewer digits');
  }
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}

/** More digits than this change no float. */
const mostDigits = 400;

/** The int rounded to tens, hundreds and so on, to the even one of two that are equally near. @param digits not negative */
export function roundInt(value: bigint, digits: number): bigint {
  const scale = 10n ** BigInt(digits);
  return divideToNearest(value, scale) * scale;
}
