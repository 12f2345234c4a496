import { daysInMonth, firstIsoMonday, firstYear, fromOrdinal, isoCalendar, lastOrdinal, lastYear } from './calendar.ts';
import { checkFields, type Fields, microsecondsPerDay, microsecondsPerSecond, midnight } from './fields.ts';
import type { ReadTime } from './strptime.ts';

/**
 * Reads a time in the formats of ISO 8601 that `datetime.fromisoformat` of Python 3.11 reads. Without a time of day it is
 * midnight; digits beyond microseconds are cut off.
 * @returns undefined if the text has no such format, or no valid day or time
 */
export function readIsoFormat(text: string): ReadTime | undefined {
  const found = text.length > longest ? null : dateAndTime.exec(text);
  const date = found === null ? undefined : readDate(found[1] ?? '');
  if (found === null || date === undefined) {
    return undefined;
  }
  if (found[2] === undefined) {
    return { fields: { ...date, ...midnight }, zone: null };
  }
  const [, timeText = '', offsetText] = timeAndOffset.exec(found[2]) ?? [];
  const time = readTime(timeText, offsetText !== undefined);
  const offset = readOffset(offsetText);
  if (time === undefined || offset === undefined) {
    return undefined;
  }
  try {
    checkFields({ ...date, ...time });
  } catch {
    return undefined;
  }
  return { fields: { ...date, ...time }, zone: offset === null ? null : { offset, name: null } };
}

/** More characters than any time has, even with many digits of a second. */
const longest = 100;

type DateFields = Pick<Fields, 'year' | 'month' | 'day'>;
type TimeFields = Omit<Fields, keyof DateFields>;

// Any character may stand between date and time.
const dateAndTime = /^(\d{4}-W\d\d(?:-\d)?|\d{4}W\d{2,3}|\d{4}-\d\d-\d\d|\d{8})(?:[^](.+))?$/su;
const timeAndOffset = /^([^+\-Z]*)([+\-Z].*)?$/s;
const clock = /^(\d\d)(?:(\d\d)(\d\d)?|:(\d\d)(?::(\d\d))?)?(?:[.,](\d+))?$/;
const stray = /([.,]\d{6}).*$|(?<![.,]\d+)[\x00-\x7f]$/s;

function readDate(text: string): DateFields | undefined {
  const week = /^(\d{4})-?W(\d\d)-?(\d)?$/.exec(text);
  if (week !== null) {
    return readWeekDate(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  }
  const digits = text.replaceAll('-', '');
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6));
  const exists = year >= firstYear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : undefined;
}

function readWeekDate(year: number, week: number, weekday: number): DateFields | undefined {
  if (year < firstYear || year > lastYear || weekday < 1 || weekday > 7) {
    return undefined;
  }
  const ordinal = firstIsoMonday(year) + (week - 1) * 7 + weekday - 1;
  if (ordinal < 1 || ordinal > lastOrdinal || isoCalendar(ordinal)[0] !== year) {
    return undefined;
  }
  const [foundYear, month, day] = fromOrdinal(ordinal);
  return { year: foundYear, month, day };
}

/**
 * @param beforeOffset whether one stray character may follow, such as the space of `03:04:05 +01:00`, or anything after
 * microseconds
 */
function readTime(text: string, beforeOffset = false): TimeFields | undefined {
  const found = clock.exec(text) ?? (beforeOffset ? clock.exec(text.replace(stray, '$1')) : null);
  if (found === null) {
    return undefined;
  }
  const [, hour, minute, second, minuteAfterColon, secondAfterColon, fraction = ''] = found;
  return {
    hour: Number(hour),
    minute: Number(minute ?? minuteAfterColon ?? 0),
    second: Number(second ?? secondAfterColon ?? 0),
    microsecond: Number(fraction.slice(0, 6).padEnd(6, '0')),
  };
}

/** In microseconds. @returns null without an offset, undefined for an invalid one */
function readOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) {
    return null;
  }
  if (text === 'Z') {
    return 0;
  }
  const time = readTime(text.slice(1));
  if (time === undefined || text.startsWith('Z')) {
    return undefined;
  }
  const seconds = time.hour * 3600 + time.minute * 60 + time.second;
  // Python treats an offset of less than a second as zero.
  const size = seconds === 0 ? 0 : seconds * microsecondsPerSecond + time.microsecond;
  if (size >= microsecondsPerDay) {
    return undefined;
  }
  return text.startsWith('-') && size !== 0 ? -size : size;
}
