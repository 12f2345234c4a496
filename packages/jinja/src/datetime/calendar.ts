/**
 * The number of the day, as from Python's `date.toordinal`: 1 is 1 January of the year 1.
 * @param month from 1
 * @param day from 1; a day beyond the month counts into the next one
 */
export function toOrdinal(year: number, month: number, day: number): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
}

/** The inverse of `toOrdinal`. */
export function fromOrdinal(ordinal: number): [year: number, month: number, day: number] {
  // No year is longer than 366 days, so this is the year or one before it.
  let year = Math.floor((ordinal - 1) / 365.2425) + 1;
  if (daysBeforeYear(year + 1) < ordinal) {
    year++;
  } else if (daysBeforeYear(year) >= ordinal) {
    year--;
  }
  const dayOfYear = ordinal - daysBeforeYear(year);
  let month = 12;
  while (daysBeforeMonth(year, month) >= dayOfYear) {
    month--;
  }
  return [year, month, dayOfYear - daysBeforeMonth(year, month)];
}

export const firstYear = 1;
export const lastYear = 9999;

/** The number of the last possible day, 31 December 9999. */
export const lastOrdinal = 3_652_059;

/** The number of 1 January 1970. */
export const epochOrdinal = 719_163;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** @param month from 1 */
export function daysInMonth(year: number, month: number): number {
  return daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(ordinal: number): number {
  return (ordinal + 6) % 7;
}

/** The year, week and weekday (1 for Monday to 7 for Sunday) of ISO 8601. */
export function isoCalendar(ordinal: number): [year: number, week: number, weekday: number] {
  const weekday = weekdayOf(ordinal);
  // A week belongs to the year of its Thursday.
  const [year] = fromOrdinal(ordinal - weekday + 3);
  const week = Math.floor((ordinal - firstIsoMonday(year)) / 7) + 1;
  return [year, week, weekday + 1];
}

/** The number of the Monday of the first ISO 8601 week, which is the week of 4 January. */
export function firstIsoMonday(year: number): number {
  const fourth = toOrdinal(year, 1, 4);
  return fourth - weekdayOf(fourth);
}

function daysBeforeYear(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

const monthStarts = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** @param month from 1 to 13 */
function daysBeforeMonth(year: number, month: number): number {
  return (monthStarts[month] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** Names in the C locale, Monday and January first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The name of a weekday, such as `Monday`. @param weekday 0 for Monday */
export function weekdayName(weekday: number): string {
  return weekdays[weekday] ?? '';
}

/** The name of a month, such as `January`. @param month from 1 */
export function monthName(month: number): string {
  return months[month - 1] ?? '';
}
