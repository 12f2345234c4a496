import { makeFloat, makeInt, type Value } from '../values/value.ts';

/** The error for an invalid literal. The message says why; `offset` is relative to the literal's start. */
export class LiteralError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** As in Python, longer ints are refused, because reading them takes long. */
const maxDigits = 4300;

/** @param text decimal, or with the prefix 0x, 0o or 0b; may have underscores. @throws LiteralError */
export function readInteger(text: string): Value {
  const digits = text.replaceAll('_', '').toLowerCase();
  if (digits.length > maxDigits && !/^0[xob]/.test(digits)) {
    throw new LiteralError(`a number may have at most ${maxDigits} digits; shorten it`, 0);
  }
  return makeInt(BigInt(digits));
}

/** @param text with a fraction, an exponent or both; may have underscores */
export function readFloat(text: string): Value {
  return makeFloat(Number(text.replaceAll('_', '')));
}

/**
 * The value of a text literal with its quotes. Escapes are those of Python's `unicode_escape`; an unknown one is kept as it is.
 * @throws LiteralError for one that is cut off
 */
export function readString(literal: string): string {
  let at = literal.indexOf('\\');
  if (at < 0) {
    return literal.slice(1, -1);
  }
  let text = '';
  let from = 1;
  while (at >= 0) {
    const escape = readEscape(literal, at);
    text += literal.slice(from, at) + escape.text;
    from = escape.end;
    at = literal.indexOf('\\', from);
  }
  return text + literal.slice(from, -1);
}

interface Escape {
  readonly text: string;
  readonly end: number;
}

function readEscape(literal: string, at: number): Escape {
  const letter = literal.charAt(at + 1);
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) {
    return { text: simple, end: at + 2 };
  }
  const width = hexWidths.get(letter);
  if (width !== undefined) {
    return readHex(literal, at, width);
  }
  if (letter >= '0' && letter <= '7') {
    const digits = /^[0-7]{1,3}/.exec(literal.slice(at + 1, at + 4))?.[0] ?? letter;
    return { text: String.fromCharCode(Number.parseInt(digits, 8)), end: at + 1 + digits.length };
  }
  if (letter === 'N') {
    throw new LiteralError('\\N{…} is not known here; write the character itself or its number as \\u20ac', at);
  }
  return keepUnknown(literal, at);
}

function readHex(literal: string, at: number, width: number): Escape {
  const end = at + 2 + width;
  const digits = literal.slice(at + 2, end);
  if (digits.length < width || !/^[0-9a-f]+$/i.test(digits)) {
    const example = `\\${literal.charAt(at + 1)}${'41'.padStart(width, '0')}`;
    throw new LiteralError(`this escape needs ${width} hexadecimal digits, as in ${example}`, at);
  }
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) {
    throw new LiteralError('there is no such character; the highest is \\U0010ffff', at);
  }
  return { text: String.fromCodePoint(code), end };
}

/** Python first escapes non-ASCII characters, so a backslash before such a character precedes the escape. */
function keepUnknown(literal: string, at: number): Escape {
  const code = literal.codePointAt(at + 1) ?? 0;
  if (code < 0x80) {
    return { text: literal.slice(at, at + 2), end: at + 2 };
  }
  const hex = code.toString(16);
  const escaped = code < 0x100 ? `x${hex}` : code < 0x10000 ? `u${hex.padStart(4, '0')}` : `U${hex.padStart(8, '0')}`;
  return { text: `\\${escaped}`, end: at + 1 + (code < 0x10000 ? 1 : 2) };
}

const simpleEscapes = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const hexWidths = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
