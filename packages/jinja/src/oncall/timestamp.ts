import { DateTime } from '../datetime/date-time.ts';
import { divideToNearest, ratioOf } from '../datetime/exact.ts';
import { TemplateError } from '../errors.ts';
import { isNumber, toNumber } from '../values/numbers/numbers.ts';
import type { Value } from '../values/value.ts';

/** Seconds since 1970 that the C library still takes for a time. */
const mostSeconds = 67_768_036_191_676_799;

/**
 * The time, without zone, that is so many seconds after the beginning of 1970 in UTC; null outside of the years 1 to 9999.
 * @throws TemplateError (overflow) for numbers that are far too large
 */
export function fromTimestamp(value: Value): DateTime | null {
  if (!isNumber(value)) {
    return null;
  }
  const seconds = toNumber(value);
  if (Number.isNaN(seconds)) {
    return null;
  }
  if (Math.abs(seconds) > mostSeconds) {
    throw new TemplateError('overflow', 'the timestamp is too large; give seconds, not milliseconds or less');
  }
  const ratio = ratioOf(value);
  if (ratio === undefined) {
    return null;
  }
  try {
    return DateTime.at(divideToNearest(ratio[0] * 1_000_000n, ratio[1])).withoutZone();
  } catch {
    return null;
  }
}
