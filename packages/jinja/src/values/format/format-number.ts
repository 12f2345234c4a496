import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { exactDecimal, floatRepr, roundDecimal } from '../numbers/decimal.ts';
import { spendOnInt } from '../numbers/exact.ts';
import { toBigInt, toNumber } from '../numbers/numbers.ts';
import { type Float, makeFloat } from '../value.ts';
import type { FormatSpec } from './spec-parser.ts';

/** Formats an int. @throws TemplateError (value, overflow) */
export function formatInt(runtime: Runtime, value: number | bigint | boolean, spec: FormatSpec): string {
  const { type } = spec;
  if ('eEfFgG%'.includes(type)) {
    return formatNumberFloat(runtime, makeFloat(toNumber(value)) as number | Float, spec);
  }
  const radix = radixes.get(type);
  if (radix === undefined && type !== 'c') {
    throw unknownType(type, 'an int');
  }
  refuse(spec.precision !== undefined, 'a precision is not for ints', 'write f behind it for a float');
  refuse(spec.noNegativeZero, 'z is for floats only', 'leave it out');
  const int = toBigInt(value);
  if (radix === undefined) {
    return assemble(runtime, { sign: '', prefix: '', digits: '', rest: toCharacter(int, spec) }, spec);
  }
  spendOnInt(runtime, int);
  const digits = (int < 0n ? -int : int).toString(radix);
  return assemble(
    runtime,
    {
      sign: signOf(int < 0n, spec),
      prefix: spec.alternate && radix !== 10 ? `0${type}` : '',
      digits: type === 'X' ? digits.toUpperCase() : digits,
      rest: '',
    },
    spec
  );
}

/** Formats a float. @throws TemplateError (value) */
export function formatNumberFloat(runtime: Runtime, value: number | Float, spec: FormatSpec): string {
  const { type, precision, alternate } = spec;
  if (!'eEfFgGn%'.includes(type)) {
    throw unknownType(type, 'a float');
  }
  const number = toNumber(value) * (type === '%' ? 100 : 1);
  runtime.makeText(400 + (precision ?? 0));
  const text = formatFloat(number, {
    type: type === '' ? (precision === undefined ? 'r' : 'g') : typesOfFloat(type),
    precision: precision ?? 6,
    alternate,
    withFraction: type === '',
  });
  const isZero = !/[1-9]/.test(text.split('e')[0] ?? '') && Number.isFinite(number);
  const cased = /^[EFG]$/.test(type) ? text.toUpperCase() : text;
  const [, digits = '', rest = ''] = /^(\d*)(.*)$/.exec(cased) ?? [];
  return assemble(
    runtime,
    {
      sign: signOf(isNegative(number) && !(spec.noNegativeZero && isZero), spec),
      prefix: '',
      digits,
      rest: type === '%' ? `${rest}%` : rest,
    },
    spec
  );
}

function isNegative(number: number): boolean {
  return number < 0 || Object.is(number, -0);
}

const radixes = new Map([
  ['d', 10],
  ['n', 10],
  ['b', 2],
  ['o', 8],
  ['x', 16],
  ['X', 16],
]);

function typesOfFloat(type: string): 'e' | 'f' | 'g' {
  return type === '%' || type === 'f' || type === 'F' ? 'f' : type === 'e' || type === 'E' ? 'e' : 'g';
}

interface Parts {
  readonly sign: string;
  readonly prefix: string;
  /** The digits before the point, which are grouped. */
  readonly digits: string;
  readonly rest: string;
}

function assemble(runtime: Runtime, parts: Parts, spec: FormatSpec): string {
  const { sign, prefix, digits, rest } = parts;
  const { width, fill, align } = spec;
  const fixed = sign.length + prefix.length + rest.length;
  runtime.makeText(Math.max(width, fixed + digits.length * 2));
  const zeros = fill === '0' && align === '=' ? width - fixed : 0;
  const grouped = spec.grouping === '' || digits === '' ? digits : group(digits, spec, zeros);
  const missing = Math.max(0, width - fixed - grouped.length);
  const [left, inner, right] = shares(missing, align);
  return fill.repeat(left) + sign + prefix + fill.repeat(inner) + grouped + rest + fill.repeat(right);
}

/** How much filler goes before, between sign and digits, and after. */
function shares(missing: number, align: FormatSpec['align']): [left: number, inner: number, right: number] {
  switch (align) {
    case '<':
      return [0, 0, missing];
    case '=':
      return [0, missing, 0];
    case '^':
      return [Math.floor(missing / 2), 0, missing - Math.floor(missing / 2)];
    default:
      return [missing, 0, 0];
  }
}

/** Groups the digits, and pads them with zeros to the width. A group of zeros has at least one digit. */
function group(digits: string, { grouping, type }: FormatSpec, width: number): string {
  const size = 'boxX'.includes(type) && type !== '' ? 4 : 3;
  // The fewest digits for that width, because it cannot begin with a separator.
  const least = width - Math.floor((width - 1) / (size + 1));
  const padded = digits.padStart(least, '0');
  const first = padded.length % size || size;
  const groups = [padded.slice(0, first)];
  for (let i = first; i < padded.length; i += size) {
    groups.push(padded.slice(i, i + size));
  }
  return groups.join(grouping);
}

function signOf(isNegative: boolean, { sign }: FormatSpec): string {
  return isNegative ? '-' : sign === '-' ? '' : sign;
}

function toCharacter(code: bigint, spec: FormatSpec): string {
  refuse(spec.sign !== '', 'a sign is not for the format code c', 'leave it out');
  refuse(spec.alternate, '# is not for the format code c', 'leave it out');
  return characterOf(code);
}

/** The character with that code. @throws TemplateError (overflow) if there is none */
export function characterOf(code: bigint): string {
  if (code < 0n || code > 0x10ffffn) {
    throw new TemplateError('overflow', `${code} is the number of no character; use 0 to 1114111`);
  }
  return String.fromCodePoint(Number(code));
}

function refuse(isWrong: boolean, what: string, mend: string): void {
  if (isWrong) {
    throw new TemplateError('value', `${what}; ${mend}`);
  }
}

function unknownType(type: string, what: string): TemplateError {
  return new TemplateError('value', `the format code ${type} is not for ${what}; use another`);
}

interface FloatFormat {
  /** A type of Python's format mini-language; `r` is repr(), which takes no precision. */
  readonly type: 'e' | 'f' | 'g' | 'r';
  /** Digits after the point; for `g` all digits. */
  readonly precision: number;
  /** Keep the point, and for `g` the zeros at the end. */
  readonly alternate?: boolean;
  /** For `g`: write at least one digit after the point if there is no exponent. */
  readonly withFraction?: boolean;
}

/** Formats a float without its sign like Python, in lower case. */
export function formatFloat(value: number, format: FloatFormat): string {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(magnitude)) {
    return Number.isNaN(value) ? 'nan' : 'inf';
  }
  const { alternate = false, precision } = format;
  switch (format.type) {
    case 'f':
      return fixed(magnitude, precision, alternate);
    case 'e':
      return exponential(magnitude, precision, alternate);
    case 'g':
      return general(magnitude, format);
    case 'r': {
      const text = floatRepr(magnitude);
      return alternate && !text.includes('.') ? text.replace('e', '.e') : text;
    }
  }
}

function fixed(value: number, precision: number, alternate: boolean): string {
  const exact = exactDecimal(value);
  // The value × 10^precision.
  const digits = roundDecimal(exact, exact.point + precision).digits.padStart(precision + 1, '0');
  const whole = digits.length - precision;
  return withPoint(digits.slice(0, whole), digits.slice(whole), alternate);
}

function exponential(value: number, precision: number, alternate: boolean): string {
  const { digits, point } = significant(value, precision + 1);
  return withExponent(digits, point - 1, alternate);
}

function general(value: number, { precision, alternate = false, withFraction = false }: FloatFormat): string {
  const count = Math.max(1, precision);
  const { digits, point } = significant(value, count);
  const kept = alternate ? digits : digits.replace(/0+$/, '') || '0';
  if (point <= -4 || point > (withFraction ? count - 1 : count)) {
    return withExponent(kept, point - 1, alternate);
  }
  if (point <= 0) {
    return `0.${'0'.repeat(-point)}${kept}`;
  }
  const fraction = kept.slice(point);
  return withPoint(kept.slice(0, point).padEnd(point, '0'), withFraction ? fraction || '0' : fraction, alternate);
}

/** The significant digits, rounded. Zero has its point after the first digit. */
function significant(value: number, count: number): { readonly digits: string; readonly point: number } {
  if (value === 0) {
    return { digits: '0'.repeat(count), point: 1 };
  }
  const { digits, point } = roundDecimal(exactDecimal(value), count);
  return { digits: digits.slice(0, count), point };
}

function withExponent(digits: string, exponent: number, alternate: boolean): string {
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return `${withPoint(digits.slice(0, 1), digits.slice(1), alternate)}e${power}`;
}

function withPoint(whole: string, fraction: string, alternate: boolean): string {
  return fraction === '' && !alternate ? whole : `${whole}.${fraction}`;
}
