import { CalendarDate } from '../datetime/calendar-date.ts';
import { ClockTime } from '../datetime/clock-time.ts';
import { DateTime } from '../datetime/date-time.ts';
import { readIsoFormat } from '../datetime/iso-format.ts';
import { namedZone } from '../datetime/named-zone.ts';
import { noZone, strftime } from '../datetime/strftime.ts';
import { type ReadTime, readingsOf, strptime } from '../datetime/strptime.ts';
import { fixedZone } from '../datetime/time-zone.ts';
import { define } from '../filters/define.ts';
import { charactersIn, isText } from '../filters/text-value.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { Undefined, type Value } from '../values/value.ts';
import { readDuration } from './duration.ts';
import { fromTimestamp } from './timestamp.ts';

/** What making a time takes, whatever it is made of. */
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
