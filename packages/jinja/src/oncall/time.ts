import { CalendarDate } from '../datetime/calendar-date.ts';
import { ClockTime } from '../datetime/clock-time.ts';
import { DateTime } from '../datetime/date-time.ts';
import { readIsoFormat } from '../datetime/iso-format.ts';
import { noZone, strftime } from '../datetime/strftime.ts';
import { readingsOf, type ReadTime, strptime } from '../datetime/strptime.ts';
import { TimeDelta } from '../datetime/time-delta.ts';
import { fixedZone, namedZone } from '../datetime/time-zone.ts';
import { TemplateError } from '../errors.ts';
import { define } from '../filters/define.ts';
import { charactersIn, isText } from '../filters/text-value.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { asciiDigits } from '../values/characters.ts';
import { divideToNearest, ratioOf } from '../values/numbers/exact.ts';
import { isNumber, toNumber } from '../values/numbers/numbers.ts';
import { Undefined, type Value } from '../values/value.ts';

/** The cost of creating a time, from any source. */
export const stepsOfTime = 20;

const clockFormat = '%H:%M / %d-%m-%Y';

/** Filters that read and write times. */
export const timeFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('datetimeparse', [['format', clockFormat]], (runtime, value, [format = null]) => {
    if (!isText(value) || !isText(format)) {
      return null;
    }
    const [text, pattern] = [charactersIn(value), charactersIn(format)];
    runtime.spend(stepsOfTime + (text.length + pattern.length) / 2);
    runtime.spend(readingsOf(pattern));
    return timeOf(strptime(text, pattern));
  }),
  define('datetimeformat', [['format', clockFormat]], (runtime, value, [format = null]) => {
    if (value instanceof Undefined) {
      throw value.error();
    }
    return isText(format) ? formatTime(runtime, value, charactersIn(format)) : null;
  }),
  define(
    'datetimeformat_as_timezone',
    [
      ['format', clockFormat],
      ['tz', 'UTC'],
    ],
    (runtime, value, [format = null, zone = null]) => {
      if (value instanceof Undefined) {
        throw value.error();
      }
      if (!(value instanceof DateTime) || !isText(zone) || !isText(format)) {
        return null;
      }
      const name = charactersIn(zone);
      if (name === '' || /^\/|(?:^|\/)\.\.?(?:\/|$)/.test(name)) {
        return null;
      }
      const there = value.inZone(namedZone(runtime, name, Number(value.moment / 1000n)));
      return formatTime(runtime, there, charactersIn(format));
    }
  ),
  define('iso8601_to_time', [], (runtime, value) => {
    if (!isText(value)) {
      return null;
    }
    const text = charactersIn(value);
    runtime.spend(stepsOfTime + text.length / 16);
    return timeOf(readIsoFormat(text));
  }),
  define('timestamp_to_datetime', [], (runtime, value) => {
    runtime.spend(stepsOfTime);
    return fromTimestamp(value);
  }),
  define('timedeltaparse', [], (runtime, value) => (isText(value) ? readDuration(runtime, charactersIn(value)) : null)),
];

function timeOf(read: ReadTime | undefined): DateTime | null {
  if (read === undefined) {
    return null;
  }
  return new DateTime(read.fields, read.zone === null ? null : fixedZone(read.zone.offset, read.zone.name));
}

function formatTime(runtime: Runtime, value: Value, format: string): string | null {
  if (value instanceof DateTime) {
    return strftime(runtime, value.fields, value.zoneTexts, format);
  }
  const hasFields = value instanceof CalendarDate || value instanceof ClockTime;
  return hasFields ? strftime(runtime, value.fields, noZone, format) : null;
}

/** The maximum number of seconds since 1970 that the C library accepts. */
const mostSeconds = 67_768_036_191_676_799;

/**
 * The time without a zone, that many seconds after the beginning of 1970 in UTC; null outside of the years 1 to 9999.
 * @throws TemplateError (overflow) for numbers that are far too large
 */
function fromTimestamp(value: Value): DateTime | null {
  if (!isNumber(value)) {
    return null;
  }
  const seconds = toNumber(value);
  if (Number.isNaN(seconds)) {
    return null;
  }
  if (Math.abs(seconds) > mostSeconds) {
    throw new TemplateError('overflow', 'the timestamp is too large; give seconds, not milliseconds or less');
  }
  const ratio = ratioOf(value);
  if (ratio === undefined) {
    return null;
  }
  try {
    return DateTime.at(divideToNearest(ratio[0] * 1_000_000n, ratio[1])).withoutZone();
  } catch {
    return null;
  }
}

/**
 * Reads a duration such as `5m`, `-1h` or `+30s`. Everything else gives null, including months, quarters and years, which have
 * no fixed length.
 * @throws TemplateError (overflow) for a billion days and more
 */
function readDuration(runtime: Runtime, text: string): TimeDelta | null {
  runtime.spend(1 + text.length / 16);
  const found = /^([+-])?(\p{Nd}{1,4300})([smhdw])$/u.exec(text);
  if (found === null) {
    return null;
  }
  const [, sign, digits = '', unit = ''] = found;
  const count = BigInt(asciiDigits(digits)) * (seconds.get(unit) ?? 0n) * 1_000_000n;
  return new TimeDelta(sign === '-' ? -count : count);
}

const seconds = new Map([
  ['s', 1n],
  ['m', 60n],
  ['h', 3600n],
  ['d', 86_400n],
  ['w', 604_800n],
]);
