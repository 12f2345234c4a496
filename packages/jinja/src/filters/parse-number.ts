import type { Runtime } from '../runtime/runtime.ts';
import { asciiDigits } from '../values/characters.ts';
import { checkBits } from '../values/numbers/numbers.ts';
import { trimmed } from './text-value.ts';

/**
 * The int that the text represents, as in Python's int(text, base).
 * @param base 2 to 36, or 0 for what the text's prefix says
 * @returns undefined if it represents none, or has more digits than Python reads
 * @throws TemplateError (limit) if it is longer than ints may be
 */
export function parseInteger(runtime: Runtime, text: string, base: number): bigint | undefined {
  runtime.spend(1 + text.length);
  const found = /^([+-]?)(0[xXoObB])?_?(.*)$/su.exec(trimmed(text));
  if (found === null || base === 1 || base < 0 || base > 36) {
    return undefined;
  }
  const [, sign, prefix, rest = ''] = found;
  const prefixBase = prefix === undefined ? undefined : prefixBases.get(prefix.toLowerCase());
  if (prefixBase !== undefined && (base === 0 || base === prefixBase)) {
    return signed(sign, readDigits(runtime, rest, prefixBase));
  }
  const whole = trimmed(text).slice(sign?.length);
  if (base === 0 && /^0[0_]*[^0_]/.test(whole)) {
    return undefined;
  }
  return signed(sign, readDigits(runtime, whole, base === 0 ? 10 : base));
}

/** The float that the text represents, as in Python's float(). @returns undefined if it represents none */
export function parseFloating(runtime: Runtime, text: string): number | undefined {
  runtime.spend(1 + text.length);
  const plain = asciiDigits(trimmed(text));
  if (decimal.test(plain)) {
    return Number(plain.replaceAll('_', ''));
  }
  const [, sign, name] = /^([+-]?)(inf|infinity|nan)$/i.exec(plain) ?? [];
  if (name === undefined) {
    return undefined;
  }
  return name.toLowerCase() === 'nan' ? NaN : sign === '-' ? -Infinity : Infinity;
}

const digits = '\\d+(?:_\\d+)*';
const decimal = new RegExp(`^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?$`);

const prefixBases = new Map([
  ['0x', 16],
  ['0o', 8],
  ['0b', 2],
]);

/** How many digits Python reads if the base is not a power of two. */
const maxDigits = 4300;

function readDigits(runtime: Runtime, text: string, base: number): bigint | undefined {
  const plain = asciiDigits(text).toLowerCase();
  if (!/^[0-9a-z]+(?:_[0-9a-z]+)*$/.test(plain)) {
    return undefined;
  }
  const all = plain.replaceAll('_', '');
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  const isPowerOfTwo = (base & (base - 1)) === 0;
  if (!new RegExp(`^[${letters}]+$`).test(all) || (!isPowerOfTwo && all.length > maxDigits)) {
    return undefined;
  }
  return base === 10 ? BigInt(all) : readInBase(runtime, all.replace(/^0+/, ''), base);
}

function readInBase(runtime: Runtime, all: string, base: number): bigint {
  checkBits(all.length * Math.log2(base));
  runtime.spend(all.length);
  let result = 0n;
  for (const digit of all) {
    result = result * BigInt(base) + BigInt(Number.parseInt(digit, base));
  }
  return result;
}

function signed(sign: string | undefined, value: bigint | undefined): bigint | undefined {
  return value !== undefined && sign === '-' ? -value : value;
}
