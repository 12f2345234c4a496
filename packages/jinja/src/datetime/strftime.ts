import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { epochOrdinal, isoCalendar, monthName, toOrdinal, weekdayName, weekdayOf } from './calendar.ts';
import { type Fields, microsecondOfDay, microsecondsPerSecond, padded } from './fields.ts';

/** The texts of a time's zone, for `%z` and `%Z`. */
export interface ZoneTexts {
  /** Such as `+0200`; empty for a time without a zone. */
  readonly offset: string;
  /** Such as `CEST` or `UTC+02:00`; empty for a time without a zone. */
  readonly name: string;
}

/**
 * Formats a time like Python's `strftime` on Linux in the C locale, with the flags `-`, `_`, `0`, `^`, `#` and widths of the
 * GNU C library. Unknown codes stay as they are.
 * @throws TemplateError (limit) for a width of more than three digits
 */
export function strftime(runtime: Runtime, fields: Fields, zone: ZoneTexts, format: string): string {
  const manifold = format.match(/%[^a-zA-Z%]*[cDxFrRTX]/g)?.length ?? 0;
  runtime.spend((format.length + 1) * stepsPerCharacter + manifold * stepsPerWhole);
  const text = laidOutAs(runtime, fields, zone, format);
  runtime.makeText(text.length);
  return text;
}

/** Every second character may be a code, and most codes are computed from the calendar. */
const stepsPerCharacter = 5;
/** A code that stands for others. */
const stepsPerWhole = 30;

/** The texts of a time without a zone. */
export const noZone: ZoneTexts = { offset: '', name: '' };

function laidOutAs(runtime: Runtime, fields: Fields, zone: ZoneTexts, format: string): string {
  return format.replace(directive, (whole, flags: string, width: string, modifier: string, code: string) => {
    if (width.length > 3) {
      throw new TemplateError(
        'limit',
        `the width ${width.slice(0, 20)} in the time format is too large; use at most 999`
      );
    }
    if (width !== '') {
      runtime.makeText(Number(width));
    }
    if (code === 'z' && whole !== '%z') {
      return '';
    }
    const part =
      pythonCode(whole, fields, zone) ?? (allowed(modifier, code) ? codeOf(runtime, fields, code) : undefined);
    return laidOut(part ?? whole, code, flags, width);
  });
}

// At most as many flags as exist, so that a long run of zeros is not searched again and again.
const directive = /%([-_0^#]{0,5})(\d{0,9})([EO]?)([A-Za-z%])/g;

/** Python replaces these three before the C library sees the format, so they take no flags. */
function pythonCode(whole: string, fields: Fields, zone: ZoneTexts): string | undefined {
  switch (whole) {
    case '%f':
      return padded(fields.microsecond, 6);
    case '%z':
      return zone.offset;
    case '%Z':
      return zone.name;
    default:
      return whole.endsWith('Z') ? '' : undefined;
  }
}

/** Which codes may be modified to the locale's own era (E) or digits (O). */
function allowed(modifier: string, code: string): boolean {
  const withModifier = { E: 'cCnpPrRstTuxXyY%', O: 'bBCdegGhHIjklmMnpPrRsStTuUVwWy%' };
  return modifier === '' || (modifier === 'E' ? withModifier.E : withModifier.O).includes(code);
}

function laidOut(part: Part, code: string, flags: string, width: string): string {
  const fillFlag = flags.match(/[-_0](?=[^-_0]*$)/)?.[0];
  const isNumber = typeof part !== 'string';
  const fill =
    fillFlag === '0' || (fillFlag === undefined && isNumber && (part.fill === '0' || width !== '')) ? '0' : ' ';
  if (!isNumber) {
    return cased(part, code, flags).padStart(Number(width), fill);
  }
  const usual = fillFlag === '-' ? 0 : part.width;
  const spaced = fillFlag === undefined && part.fill === ' ';
  return String(part.number).padStart(Math.max(usual, Number(width)), spaced ? ' ' : fill);
}

function cased(text: string, code: string, flags: string): string {
  if (flags.includes('#')) {
    if (code === 'p') {
      return text.toLowerCase();
    }
    return 'aAbBh'.includes(code) ? text.toUpperCase() : text;
  }
  return flags.includes('^') && code !== 'P' ? text.toUpperCase() : text;
}

function codeOf(runtime: Runtime, fields: Fields, code: string): Part | undefined {
  const whole = wholes.get(code);
  return whole === undefined ? partOf(fields, code) : laidOutAs(runtime, fields, noZone, whole);
}

/** Codes that stand for others. */
const wholes: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['D', '%m/%d/%y'],
  ['x', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['r', '%I:%M:%S %p'],
  ['R', '%H:%M'],
  ['T', '%H:%M:%S'],
  ['X', '%H:%M:%S'],
]);

/** A part of a time: its text, or a number with its default width and fill character. */
type Part = string | { readonly number: number; readonly width: number; readonly fill: '0' | ' ' };

/** The part that a code of a time format stands for; undefined if it does not stand for exactly one. */
function partOf(fields: Fields, code: string): Part | undefined {
  return dayCode(fields, code) ?? clockCode(fields, code) ?? signs.get(code);
}

const signs: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['%', '%'],
]);

function dayCode(fields: Fields, code: string): Part | undefined {
  const ordinal = toOrdinal(fields.year, fields.month, fields.day);
  const dayOfYear = ordinal - toOrdinal(fields.year, 1, 1);
  switch (code) {
    case 'a':
      return weekdayName(weekdayOf(ordinal)).slice(0, 3);
    case 'A':
      return weekdayName(weekdayOf(ordinal));
    case 'b':
    case 'h':
      return monthName(fields.month).slice(0, 3);
    case 'B':
      return monthName(fields.month);
    case 'd':
      return zeros(fields.day, 2);
    case 'e':
      return spaces(fields.day);
    case 'j':
      return zeros(dayOfYear + 1, 3);
    case 'm':
      return zeros(fields.month, 2);
    case 'u':
      return zeros(weekdayOf(ordinal) + 1, 1);
    case 'w':
      return zeros((weekdayOf(ordinal) + 1) % 7, 1);
    case 'U':
      return zeros(Math.floor((dayOfYear + 7 - ((weekdayOf(ordinal) + 1) % 7)) / 7), 2);
    case 'W':
      return zeros(Math.floor((dayOfYear + 7 - weekdayOf(ordinal)) / 7), 2);
    default:
      return yearCode(fields, ordinal, code);
  }
}

function yearCode(fields: Fields, ordinal: number, code: string): Part | undefined {
  switch (code) {
    case 'C':
      return zeros(Math.floor(fields.year / 100), 1);
    case 'g':
      return zeros(isoCalendar(ordinal)[0] % 100, 2);
    case 'G':
      return zeros(isoCalendar(ordinal)[0], 1);
    case 'V':
      return zeros(isoCalendar(ordinal)[1], 2);
    case 'y':
      return zeros(fields.year % 100, 2);
    case 'Y':
      return zeros(fields.year, 1);
    default:
      return undefined;
  }
}

function clockCode(fields: Fields, code: string): Part | undefined {
  const hourOfTwelve = ((fields.hour + 11) % 12) + 1;
  const half = fields.hour < 12 ? 'AM' : 'PM';
  switch (code) {
    case 'H':
      return zeros(fields.hour, 2);
    case 'I':
      return zeros(hourOfTwelve, 2);
    case 'k':
      return spaces(fields.hour);
    case 'l':
      return spaces(hourOfTwelve);
    case 'M':
      return zeros(fields.minute, 2);
    case 'p':
      return half;
    case 'P':
      return half.toLowerCase();
    case 's':
      return { number: secondsSinceEpoch(fields), width: 1, fill: ' ' };
    case 'S':
      return zeros(fields.second, 2);
    default:
      return undefined;
  }
}

/** As if the time were in UTC, because the C library does not see the zone. */
function secondsSinceEpoch(fields: Fields): number {
  const days = toOrdinal(fields.year, fields.month, fields.day) - epochOrdinal;
  return days * 86_400 + Math.floor(microsecondOfDay(fields) / microsecondsPerSecond);
}

function zeros(number: number, width: number): Part {
  return { number, width, fill: '0' };
}

function spaces(number: number): Part {
  return { number, width: 2, fill: ' ' };
}
