import { exactDecimal, roundDecimal } from './float-parts.ts';
import { floatRepr } from './float-repr.ts';

export interface FloatFormat {
  /** As in Python's format mini-language; `r` is repr(), which takes no precision. */
  readonly type: 'e' | 'f' | 'g' | 'r';
  /** Digits behind the point; of `g` all digits. */
  readonly precision: number;
  /** Keep the point, and for `g` the zeros at the end. */
  readonly alternate?: boolean;
  /** For `g`: write at least one digit behind the point, where there is no exponent. */
  readonly withFraction?: boolean;
}

/** The float without its sign, as Python writes it in that format, in small letters. */
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

/** The first digits that are no zeros, rounded. Zero has its point behind the first of them. */
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
