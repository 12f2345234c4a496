import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { codePointLength, codePointsOf } from '../characters.ts';
import { isInt, isNumber, toBigInt, toNumber } from '../numbers/numbers.ts';
import { typeNameOf } from '../protocols.ts';
import { escapeText, toRepr, toText } from '../text.ts';
import { asciiRepr } from '../text-repr.ts';
import { Markup, Undefined, type Value } from '../value.ts';
import { characterOf, formatFloat } from './format-number.ts';

/** The directive after a `%` in a format. */
interface Directive {
  readonly code: string;
  readonly isLeft: boolean;
  readonly sign: '+' | ' ' | '';
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly precision: number | undefined;
  /** Whether texts are escaped. */
  readonly isMarkup: boolean;
}

/** @throws TemplateError (type, value, overflow) if the value does not fit the code */
export function formatDirective(runtime: Runtime, value: Value, directive: Directive): string {
  const { code, isMarkup } = directive;
  switch (code) {
    case 's':
      return padText(
        runtime,
        isMarkup && !(value instanceof Markup) ? escapeText(toText(runtime, value)) : toText(runtime, value),
        directive
      );
    case 'r':
    case 'a': {
      const repr = toRepr(runtime, value);
      const text = code === 'a' ? asciiRepr(repr) : repr;
      return padText(runtime, isMarkup ? escapeText(text) : text, directive);
    }
    case 'c':
      return padText(runtime, characterFor(value), { ...directive, precision: undefined });
    case 'd':
    case 'i':
    case 'u':
      return padNumber(runtime, intParts(runtime, numberFor(value, code), 10, directive), directive);
    case 'o':
      return padNumber(runtime, intParts(runtime, intFor(value, code), 8, directive), directive);
    case 'x':
    case 'X':
      return padNumber(runtime, intParts(runtime, intFor(value, code), 16, directive), directive);
    default:
      return 'eEfFgG'.includes(code)
        ? padNumber(runtime, floatParts(runtime, value, directive), directive)
        : unknownCode(code);
  }
}

function unknownCode(code: string): never {
  throw new TemplateError('value', `%${code} is no part of a format; use %s, or %% for a percent sign`);
}

function padText(runtime: Runtime, text: string, { width, precision, isLeft }: Directive): string {
  runtime.spend(1 + text.length / 16);
  const cut =
    precision === undefined || precision >= text.length ? text : codePointsOf(text).slice(0, precision).join('');
  const missing = Math.max(0, width - codePointLength(cut));
  runtime.makeText(cut.length + missing);
  return isLeft ? cut + ' '.repeat(missing) : ' '.repeat(missing) + cut;
}

interface NumberParts {
  readonly isNegative: boolean;
  readonly prefix: string;
  readonly digits: string;
}

function padNumber(runtime: Runtime, { isNegative, prefix, digits }: NumberParts, directive: Directive): string {
  const { isLeft, zero, width } = directive;
  const start = (isNegative ? '-' : directive.sign) + prefix;
  const missing = Math.max(0, width - start.length - digits.length);
  runtime.makeText(start.length + digits.length + missing);
  if (isLeft) {
    return start + digits + ' '.repeat(missing);
  }
  return zero ? start + '0'.repeat(missing) + digits : ' '.repeat(missing) + start + digits;
}

function intParts(
  runtime: Runtime,
  int: bigint,
  radix: number,
  { code, alternate, precision = 0 }: Directive
): NumberParts {
  runtime.makeText(precision);
  const digits = (int < 0n ? -int : int).toString(radix).padStart(precision, '0');
  return {
    isNegative: int < 0n,
    prefix: alternate && radix !== 10 ? `0${code}` : '',
    digits: code === 'X' ? digits.toUpperCase() : digits,
  };
}

function floatParts(runtime: Runtime, value: Value, { code, alternate, precision = 6 }: Directive): NumberParts {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (!isNumber(value)) {
    throw wrongType(code, 'a number', value);
  }
  const number = toNumber(value);
  runtime.makeText(400 + precision);
  const digits = formatFloat(number, { type: code.toLowerCase() as 'e' | 'f' | 'g', precision, alternate });
  return {
    isNegative: number < 0 || Object.is(number, -0),
    prefix: '',
    digits: code === code.toLowerCase() ? digits : digits.toUpperCase(),
  };
}

/** A number without its fraction. */
function numberFor(value: Value, code: string): bigint {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (!isNumber(value)) {
    throw wrongType(code, 'a number', value);
  }
  return toBigInt(value);
}

function intFor(value: Value, code: string): bigint {
  if (!isInt(value)) {
    throw wrongType(code, 'an int', value);
  }
  return toBigInt(value);
}

function characterFor(value: Value): string {
  if (isInt(value)) {
    return characterOf(toBigInt(value));
  }
  const text = value instanceof Markup ? value.text : value;
  if (typeof text !== 'string' || codePointLength(text) !== 1) {
    throw wrongType('c', 'an int or one character', value);
  }
  return text;
}

function wrongType(code: string, wanted: string, value: Value): TemplateError {
  return new TemplateError('type', `%${code} needs ${wanted}, not a ${typeNameOf(value)}; use %s for other values`);
}
