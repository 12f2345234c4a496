import { epochOrdinal, isoCalendar, toOrdinal, weekdayOf } from './calendar.ts';
import { type Fields, microsecondOfDay, microsecondsPerSecond } from './fields.ts';
import { monthName, weekdayName } from './names.ts';

/** A part of a time: its text, or a number with the width and the filling it usually has. */
export type Part = string | { readonly number: number; readonly width: number; readonly fill: '0' | ' ' };

/** What a code of a time format stands for; undefined where it is none that stands for one part. */
export function partOf(fields: Fields, code: string): Part | undefined {
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

/** As if the time were one of UTC: the C library does not see the zone. */
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
