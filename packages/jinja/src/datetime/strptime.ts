import { TemplateError } from '../errors.ts';
import { readDigits } from '../values/characters.ts';
import { months, weekdays } from './calendar.ts';
import { checkFields, type Fields } from './fields.ts';
import { fromParts } from './strptime-parts.ts';

/** A time read from a text. */
export interface ReadTime {
  readonly fields: Fields;
  /** The offset from UTC in microseconds, and the zone's name if the text has one; `null` without an offset. */
  readonly zone: { readonly offset: number; readonly name: string | null } | null;
}

/**
 * Reads a time in a format, like Python's `datetime.strptime` in the C locale on a machine in UTC.
 * @returns undefined if the text does not match or is not a valid day or time, or if the format has an unknown code
 * @throws TemplateError (value) if a code occurs twice, (limit) for a format of more than 1000 characters
 */
export function strptime(text: string, format: string): ReadTime | undefined {
  const pattern = patternOf(format);
  const found = pattern?.expression.exec(text);
  if (pattern === undefined || !found) {
    return undefined;
  }
  const texts = new Map(Object.entries(found.groups ?? {}));
  const fields = fromParts({
    text: (code) => texts.get(code)?.toLowerCase(),
    number: (code) => {
      const digits = texts.get(code);
      return digits === undefined ? undefined : readDigits(digits.trim());
    },
  });
  const zone = readOffset(texts.get('z'));
  if (fields === undefined || zone === undefined) {
    return undefined;
  }
  try {
    checkFields(fields);
  } catch {
    return undefined;
  }
  return { fields, zone: zone === null ? null : { offset: zone, name: texts.get('Z') ?? null } };
}

/** The maximum number of ways to read a text in that format: the work for a text that matches in none of them. */
export function readingsOf(format: string): number {
  const widths: Record<string, number> = { f: 6, j: 3, z: 8 };
  let readings = 1;
  for (const code of new Set(expanded(format).match(/(?<=%)[dfHIGjmMSUWuVz]/g))) {
    readings *= widths[code] ?? 2;
  }
  return readings;
}

const maxFormat = 1000;

interface Pattern {
  /** With a group for each code. */
  readonly expression: RegExp;
  /** In the order of the format, which the groups do not have. */
  readonly codes: readonly string[];
}

/** @returns undefined if the format is not one */
function patternOf(format: string): Pattern | undefined {
  if (format.length > maxFormat) {
    throw new TemplateError('limit', `the time format has more than ${maxFormat} characters; use a shorter one`);
  }
  const seen = new Set<string>();
  let source = '';
  for (const [part] of expanded(format).matchAll(/%[^]?|[\s\x1c-\x1f\x85]+|[^%]/gu)) {
    if (!part.startsWith('%')) {
      source += /^[\s\x1c-\x1f\x85]/.test(part) ? whitespace : part.replace(/[\\^$.*+?(){}|[\]/]/, '\\$&');
      continue;
    }
    const code = part.slice(1);
    if (code === '%') {
      source += '%';
      continue;
    }
    const codePattern = patterns.get(code);
    if (codePattern === undefined) {
      return undefined;
    }
    if (seen.has(code)) {
      throw new TemplateError('value', `the code %${code} stands twice in the time format; give it once`);
    }
    seen.add(code);
    source += `(?<${code}>${codePattern})`;
  }
  return { expression: new RegExp(`^(?:${source})$`, 'iu'), codes: [...seen] };
}

function expanded(format: string): string {
  return format.replace(/%([^])/g, (code, letter: string) => wholes.get(letter) ?? code);
}

const wholes: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %d %H:%M:%S %Y'],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
]);

const whitespace = '[\\s\\x1c-\\x1f\\x85]+';
const week = '5[0-3]|[0-4]\\p{Nd}|\\p{Nd}';

/** The patterns of the codes. The order of the alternatives decides how texts without separators are read. */
const patterns: ReadonlyMap<string, string> = new Map([
  ['a', weekdays.map((name) => name.slice(0, 3)).join('|')],
  ['A', weekdays.join('|')],
  ['b', months.map((name) => name.slice(0, 3)).join('|')],
  ['B', months.join('|')],
  ['d', '3[01]|[12]\\p{Nd}|0[1-9]|[1-9]| [1-9]'],
  ['f', '[0-9]{1,6}'],
  ['G', '\\p{Nd}{4}'],
  ['H', '2[0-3]|[01]\\p{Nd}|\\p{Nd}'],
  ['I', '1[0-2]|0[1-9]|[1-9]'],
  ['j', '36[0-6]|3[0-5]\\p{Nd}|[12]\\p{Nd}{2}|0[1-9]\\p{Nd}|00[1-9]|[1-9]\\p{Nd}|0[1-9]|[1-9]'],
  ['m', '1[0-2]|0[1-9]|[1-9]'],
  ['M', '[0-5]\\p{Nd}|\\p{Nd}'],
  ['p', 'am|pm'],
  ['S', '6[01]|[0-5]\\p{Nd}|\\p{Nd}'],
  ['u', '[1-7]'],
  ['U', week],
  ['V', '5[0-3]|0[1-9]|[1-4]\\p{Nd}|\\p{Nd}'],
  ['w', '[0-6]'],
  ['W', week],
  ['y', '\\p{Nd}{2}'],
  ['Y', '\\p{Nd}{4}'],
  ['z', '[+\\-]\\p{Nd}{2}:?[0-5]\\p{Nd}(?::?[0-5]\\p{Nd}(?:\\.\\p{Nd}{1,6})?)?|(?-i:Z)'],
  ['Z', 'utc|gmt'],
]);

const offsetParts = /^([+-])(\p{Nd}\p{Nd})(:?)(\p{Nd}\p{Nd})(?:(:?)(\p{Nd}\p{Nd})(?:\.(\p{Nd}+))?)?$/u;

/** In microseconds. @returns undefined if only some of the colons are present, or for a day and more; null without a text */
function readOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) {
    return null;
  }
  const [, sign, hours = '0', colon, minutes = '0', secondColon = colon, seconds = '0', fraction = '0'] =
    offsetParts.exec(text) ?? [];
  if (secondColon !== colon) {
    return undefined;
  }
  const whole = readDigits(hours) * 3600 + readDigits(minutes) * 60 + readDigits(seconds);
  const offset = whole * 1_000_000 + readDigits(fraction.padEnd(6, '0'));
  if (offset >= 86_400_000_000) {
    return undefined;
  }
  return sign === '-' ? -offset : offset;
}
