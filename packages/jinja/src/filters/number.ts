import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { divideToNearest, ratioOf } from '../values/numbers/exact.ts';
import { isFloat, isInt, isNumber, toBigInt, toNumber } from '../values/numbers/numbers.ts';
import { divide, multiply, power } from '../values/operators.ts';
import { isTrue, protocolsOf, typeNameOf } from '../values/protocols.ts';
import { toText } from '../values/text.ts';
import { makeFloat, makeInt, Undefined, type Value } from '../values/value.ts';
import { define } from './define.ts';
import { parseFloating, parseInteger } from './parse-number.ts';
import { charactersIn, isText } from './text-value.ts';

/** Filters that make and change numbers. */
export const numberFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('abs', [], absolute),
  define(
    'int',
    [
      ['default', 0],
      ['base', 10],
    ],
    (runtime, value, [byDefault = null, base = null]) => {
      const int = isText(value) && isInt(base) ? parseInteger(runtime, charactersIn(value), Number(base)) : undefined;
      if (int !== undefined) {
        return makeInt(int);
      }
      // As in Python, so that "42.7" gives 42.
      const number = isInt(value) ? value : toFloat(runtime, value);
      return number === undefined || Number.isNaN(Number(number)) ? byDefault : makeInt(toBigInt(number));
    }
  ),
  define('float', [['default', makeFloat(0)]], (runtime, value, [byDefault = null]) => {
    const number = toFloat(runtime, value);
    return number === undefined ? byDefault : makeFloat(number);
  }),
  define(
    'round',
    [
      ['precision', 0],
      ['method', 'common'],
    ],
    (runtime, value, [precision = null, method = null]) => {
      switch (method) {
        case 'common':
          return round(runtime, value, precision);
        case 'ceil':
        case 'floor': {
          const scale = power(runtime, 10, precision);
          return divide(runtime, roundTo(method, multiply(runtime, value, scale)), scale);
        }
        default:
          throw new TemplateError('type', 'the filter round rounds by "common", "ceil" or "floor"; give one of them');
      }
    }
  ),
  define('filesizeformat', [['binary', false]], (runtime, value, [binary = null]) => {
    const size = toFloat(runtime, value);
    if (size === undefined) {
      throw new TemplateError(
        isText(value) ? 'value' : 'type',
        `the filter filesizeformat needs a number of bytes, not ${isText(value) ? 'this text' : `a ${typeNameOf(value)}`}; use | int first`
      );
    }
    return formatSize(runtime, size, isTrue(binary));
  }),
];

/** Like Python's float(). @returns undefined if the value is not a number @throws TemplateError (undefined, overflow) */
function toFloat(runtime: Runtime, value: Value): number | undefined {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (isNumber(value)) {
    return toNumber(value);
  }
  return isText(value) ? parseFloating(runtime, charactersIn(value)) : undefined;
}

function absolute(runtime: Runtime, value: Value): Value {
  if (isInt(value)) {
    return typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(Number(value));
  }
  if (isFloat(value)) {
    return makeFloat(Math.abs(toNumber(value)));
  }
  const size = protocolsOf(value).absolute?.(runtime);
  if (size === undefined) {
    throw new TemplateError(
      'type',
      `the filter abs needs a number, not a ${typeNameOf(value)}; use | int or | float first`
    );
  }
  return size;
}

function round(runtime: Runtime, value: Value, precision: Value): Value {
  if (!isNumber(value)) {
    throw new TemplateError('type', `the filter round needs a number, not a ${typeNameOf(value)}; use | float first`);
  }
  if (precision !== null && !isInt(precision)) {
    throw new TemplateError('type', 'the precision of the filter round has to be an int; use | int first');
  }
  const digits = Math.max(-5000, Math.min(5000, Number(precision)));
  runtime.spend(1 + Math.abs(digits) / 8);
  if (isInt(value)) {
    return digits >= 0 ? makeInt(toBigInt(value)) : makeInt(roundInt(toBigInt(value), -digits));
  }
  const rounded = roundFloat(toNumber(value), digits);
  return precision === null ? makeInt(toBigInt(rounded)) : makeFloat(rounded);
}

function roundTo(method: 'ceil' | 'floor', value: Value): Value {
  if (isInt(value)) {
    return makeInt(toBigInt(value));
  }
  if (!isFloat(value)) {
    throw new TemplateError('type', `the filter round needs a number, not a ${typeNameOf(value)}; use | float first`);
  }
  // The conversion refuses infinities and NaN.
  return makeInt(toBigInt(makeFloat(Math[method](toNumber(value))) as number));
}

/** Such as `4.2 MB`, or `4.0 MiB` with binary prefixes. */
function formatSize(runtime: Runtime, size: number, binary: boolean): string {
  const base = binary ? 1024 : 1000;
  if (size === 1) {
    return '1 Byte';
  }
  if (size < base) {
    return `${toText(runtime, makeInt(toBigInt(size)))} Bytes`;
  }
  const prefixes = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];
  // Compared as ints, because floats of such sizes are not exact.
  const units = prefixes.map((_, i) => BigInt(base) ** BigInt(i + 2));
  const fitting = units.findIndex((unit) => size < unit);
  const index = fitting < 0 ? prefixes.length - 1 : fitting;
  const prefix = prefixes[index] ?? '';
  const number = oneDigit((base * size) / Number(units[index]));
  return `${number} ${binary ? `${prefix.toUpperCase()}iB` : `${prefix}B`}`;
}

/** With one digit after the point. */
function oneDigit(value: number): string {
  const rounded = roundFloat(value, 1);
  if (!Number.isFinite(rounded)) {
    return Number.isNaN(rounded) ? 'nan' : 'inf';
  }
  return Math.abs(rounded) < 1e21 ? rounded.toFixed(1) : `${BigInt(rounded)}.0`;
}

/**
 * Rounds a float to that many digits after the point, like Python's round(): exactly, with ties to the even digit.
 * @param digits may be negative, to round to tens or hundreds
 * @throws TemplateError (overflow) if the result is beyond all floats
 */
function roundFloat(value: number, digits: number): number {
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

/** Rounding to more digits changes no float. */
const mostDigits = 400;

/** Rounds an int to tens, hundreds and so on, with ties to the even digit. @param digits not negative */
function roundInt(value: bigint, digits: number): bigint {
  const scale = 10n ** BigInt(digits);
  return divideToNearest(value, scale) * scale;
}
