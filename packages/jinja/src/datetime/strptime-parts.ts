import {
  firstIsoMonday,
  firstYear,
  fromOrdinal,
  lastOrdinal,
  lastYear,
  months,
  toOrdinal,
  weekdayOf,
  weekdays,
} from './calendar.ts';
import type { Fields } from './fields.ts';

/** The values found for the codes of a format. */
export interface Parts {
  /** In lower case. */
  text(code: string): string | undefined;
  number(code: string): number | undefined;
}

/**
 * Builds a date and time from these values, as Python's `strptime` does: a day of the year or of a week wins over month and
 * day; missing parts come from 1 January 1900.
 * @returns undefined if the values do not fit together. The fields are not checked yet
 */
export function fromParts(parts: Parts): Fields | undefined {
  const date = readDate(parts);
  return date === undefined ? undefined : { ...date, ...readClock(parts) };
}

type DateFields = Pick<Fields, 'year' | 'month' | 'day'>;

function readDate(parts: Parts): DateFields | undefined {
  const year = readYear(parts);
  if (!suits(parts, year)) {
    return undefined;
  }
  const month = nameIndex(parts, 'B', months) ?? nameIndex(parts, 'b', months) ?? parts.number('m');
  const date = { year: year ?? 1900, month: month ?? 1, day: parts.number('d') ?? 1 };
  const ordinal = ordinalOf(parts, year);
  if (ordinal === undefined) {
    // Python reads a 29 February without a year in a leap year, but returns it in 1900, which is none.
    return date;
  }
  if (!(ordinal >= 1 && ordinal <= lastOrdinal)) {
    return undefined;
  }
  const [foundYear, foundMonth, foundDay] = fromOrdinal(ordinal);
  return { year: foundYear, month: foundMonth, day: foundDay };
}

function readYear(parts: Parts): number | undefined {
  const short = parts.number('y');
  return parts.number('Y') ?? (short === undefined ? undefined : short + (short <= 68 ? 2000 : 1900));
}

/** An ISO 8601 week is only valid with the ISO year and a weekday. */
function suits(parts: Parts, year: number | undefined): boolean {
  const isoWeek = parts.number('V');
  if (year === undefined && parts.number('G') !== undefined) {
    return isoWeek !== undefined && readWeekday(parts) !== undefined && parts.number('j') === undefined;
  }
  return isoWeek === undefined || readWeek(parts) !== undefined;
}

/** The number of the day, if a day of the year or of a week was found. */
function ordinalOf(parts: Parts, year: number | undefined): number | undefined {
  const dayOfYear = parts.number('j');
  const known = year ?? 1900;
  if (dayOfYear !== undefined) {
    return toOrdinal(known, 1, dayOfYear);
  }
  const weekday = readWeekday(parts);
  if (weekday === undefined) {
    return undefined;
  }
  const week = readWeek(parts);
  if (week !== undefined) {
    return known < firstYear ? undefined : weekStart(known, week) + ((weekday - week.firstDay + 7) % 7);
  }
  const isoYear = parts.number('G');
  const isoWeek = parts.number('V');
  if (isoYear === undefined || isoWeek === undefined) {
    return undefined;
  }
  return isoYear < firstYear || isoYear > lastYear ? 0 : firstIsoMonday(isoYear) + (isoWeek - 1) * 7 + weekday;
}

interface Week {
  readonly number: number;
  /** The weekday at which the week begins, 0 for Monday. */
  readonly firstDay: number;
}

function readWeek(parts: Parts): Week | undefined {
  const fromSunday = parts.number('U');
  if (fromSunday !== undefined) {
    return { number: fromSunday, firstDay: 6 };
  }
  const fromMonday = parts.number('W');
  return fromMonday === undefined ? undefined : { number: fromMonday, firstDay: 0 };
}

/**
 * The number of the first day of the week. Week 1 begins with the first such weekday of the year. A year that begins with that
 * weekday has no week 0; Python treats it as week 1.
 */
function weekStart(year: number, week: Week): number {
  const newYear = toOrdinal(year, 1, 1);
  const untilFirst = (week.firstDay - weekdayOf(newYear) + 7) % 7;
  return newYear + untilFirst + (week.number === 0 && untilFirst === 0 ? 0 : week.number - 1) * 7;
}

/** 0 for Monday. */
function readWeekday(parts: Parts): number | undefined {
  const name = nameIndex(parts, 'A', weekdays) ?? nameIndex(parts, 'a', weekdays);
  if (name !== undefined) {
    return name - 1;
  }
  const fromSunday = parts.number('w');
  if (fromSunday !== undefined) {
    return (fromSunday + 6) % 7;
  }
  const fromMonday = parts.number('u');
  return fromMonday === undefined ? undefined : fromMonday - 1;
}

/** From 1. Short names are the first three letters. */
function nameIndex(parts: Parts, code: string, names: readonly string[]): number | undefined {
  const found = parts.text(code);
  const index =
    found === undefined ? -1 : names.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3));
  return index < 0 ? undefined : index + 1;
}

function readClock(parts: Parts): Omit<Fields, 'year' | 'month' | 'day'> {
  const fraction = parts.text('f');
  return {
    hour: readHour(parts),
    minute: parts.number('M') ?? 0,
    second: parts.number('S') ?? 0,
    microsecond: fraction === undefined ? 0 : Number(fraction.padEnd(6, '0')),
  };
}

function readHour(parts: Parts): number {
  const ofTwelve = parts.number('I');
  if (ofTwelve === undefined) {
    return parts.number('H') ?? 0;
  }
  return (ofTwelve % 12) + (parts.text('p') === 'pm' ? 12 : 0);
}
