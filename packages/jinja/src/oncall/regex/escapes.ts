import { whitespaceClass } from '../../filters/text-value.ts';
import { type Cursor, wrongPattern } from './cursor.ts';

/** What an escape matches, in RE2's syntax. */
interface Escape {
  /** For use in square brackets. */
  readonly inClass: string;
  /** The code point, if it is a single character. */
  readonly code?: number;
}

/**
 * Reads an escape after its backslash. Classes such as `\d` include all scripts, as in Python.
 * @param asciiOnly whether classes are limited to ASCII, as with the flag a
 */
export function readEscape(cursor: Cursor, asciiOnly: boolean): Escape {
  const letter = cursor.next();
  const known = classes.get(letter);
  if (known !== undefined) {
    return { inClass: asciiOnly ? known.ascii : known.unicode };
  }
  const control = controls.get(letter);
  if (control !== undefined) {
    return character(control);
  }
  if (letter === '') {
    throw wrongPattern('ends with a backslash', 'double the backslash to match one');
  }
  if ('xuU'.includes(letter)) {
    return readHexadecimal(cursor, letter);
  }
  if (/[0-7]/.test(letter)) {
    return readOctal(cursor, letter);
  }
  if (/[A-Za-z89]/.test(letter)) {
    throw wrongPattern(`has the unknown escape \\${letter}`, `leave out the backslash, or double it`);
  }
  return character(letter.codePointAt(0) ?? 0);
}

/** A character in a form that is safe anywhere in a pattern. */
export function character(code: number): Escape {
  return {
    inClass: /^[A-Za-z0-9]$/.test(String.fromCodePoint(code)) ? String.fromCodePoint(code) : hexadecimal(code),
    code,
  };
}

function hexadecimal(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

function readHexadecimal(cursor: Cursor, letter: string): Escape {
  const length = letter === 'x' ? 2 : letter === 'u' ? 4 : 8;
  const digits = cursor.match(new RegExp(`[0-9a-fA-F]{${length}}`, 'y'))?.[0] ?? '';
  const code = Number.parseInt(digits, 16);
  if (digits === '' || code > 0x10ffff) {
    throw wrongPattern(`has an incomplete escape \\${letter}`, `write ${length} hexadecimal digits after it`);
  }
  return character(code);
}

function readOctal(cursor: Cursor, first: string): Escape {
  const digits = first + (cursor.match(/[0-7]{0,2}/y)?.[0] ?? '');
  const code = Number.parseInt(digits, 8);
  if (code > 0o377) {
    throw wrongPattern(`has the invalid octal escape \\${digits}`, 'write it as \\x and two digits');
  }
  return character(code);
}

const controls = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
]);

// Connector punctuation except the underscore, because RE2 cannot subtract a character from a class.
const connectors = '\\x{203f}\\x{2040}\\x{2054}\\x{fe33}\\x{fe34}\\x{fe4d}-\\x{fe4f}\\x{ff3f}';
const noWord = `\\p{M}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}${connectors}\\p{S}\\p{Z}\\p{C}`;
const spaces = whitespaceClass.replace(/\\u([0-9a-f]{4})/g, '\\x{$1}');
const noSpaces = [
  '\\x{0}-\\x{8}\\x{e}-\\x{1b}\\x{21}-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}',
  '\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}',
].join('');

const classes: ReadonlyMap<string, { readonly unicode: string; readonly ascii: string }> = new Map([
  ['d', { unicode: '\\p{Nd}', ascii: '0-9' }],
  ['D', { unicode: '\\P{Nd}', ascii: '\\x{0}-\\x{2f}\\x{3a}-\\x{10ffff}' }],
  ['w', { unicode: '\\p{L}\\p{N}_', ascii: '0-9A-Za-z_' }],
  ['W', { unicode: noWord, ascii: '\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-\\x{10ffff}' }],
  ['s', { unicode: spaces, ascii: '\\x{9}-\\x{d}\\x{20}' }],
  ['S', { unicode: noSpaces, ascii: '\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}' }],
]);

/** Reads a class such as `[^a-z\d]` after its opening bracket, and returns it in RE2's syntax. */
export function readClass(cursor: Cursor, asciiOnly: boolean): string {
  const negated = cursor.take('^');
  const parts: string[] = [];
  // A closing bracket at the beginning is a literal character.
  while (parts.length === 0 || cursor.peek() !== ']') {
    parts.push(readPart(cursor, asciiOnly));
  }
  cursor.next();
  return `[${negated ? '^' : ''}${parts.join('')}]`;
}

/** A character, a range of them, or an escape. */
function readPart(cursor: Cursor, asciiOnly: boolean): string {
  const first = readMember(cursor, asciiOnly);
  if (cursor.peek() !== '-') {
    return first.inClass;
  }
  cursor.next();
  if (cursor.peek() === ']') {
    return `${first.inClass}\\-`;
  }
  const last = readMember(cursor, asciiOnly);
  if (first.code === undefined || last.code === undefined || first.code > last.code) {
    throw wrongPattern(
      'has an invalid range in square brackets',
      'put the smaller character first, or escape the hyphen'
    );
  }
  return `${first.inClass}-${last.inClass}`;
}

function readMember(cursor: Cursor, asciiOnly: boolean): Escape {
  const next = cursor.next();
  if (next === '') {
    throw wrongPattern('has a [ that is not closed', 'close it with ], or write \\[ to match one');
  }
  return next === '\\' ? readEscape(cursor, asciiOnly) : character(next.codePointAt(0) ?? 0);
}
