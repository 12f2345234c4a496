import { TemplateError } from '../errors.ts';
import { codePointLength } from '../values/code-points.ts';
import { typeNameOf } from '../values/protocols.ts';
import { makeFloat, type Value } from '../values/value.ts';
import { ClockTime } from './clock-time.ts';
import { clockAttribute, dateAttribute, toField } from './date-attributes.ts';
import { dateOf, DateTime } from './date-time.ts';
import { dateText, type Fields, offsetText } from './fields.ts';
import { isoClock, isoParameters } from './iso-clock.ts';
import { getter, method } from './methods.ts';
import { TimeDelta } from './time-delta.ts';
import { TimeZone, utc } from './time-zone.ts';

/** The attributes and methods of a `DateTime`. */
export function dateTimeAttribute(time: DateTime, name: string): Value | undefined {
  const { fields, zone } = time;
  switch (name) {
    case 'tzinfo':
      return zone;
    case 'date':
      return getter(name, () => dateOf(time));
    case 'time':
      return getter(name, () => new ClockTime(fields.hour, fields.minute, fields.second, fields.microsecond));
    case 'isoformat':
      return method(name, isoParameters, (_, [separator = null, timespec = null]) =>
        isoFormat(time, separator, timespec)
      );
    case 'timestamp':
      return getter(name, (runtime) =>
        zone === null ? naiveTimestamp(time) : new TimeDelta(time.moment).totalSeconds(runtime)
      );
    case 'replace':
      return replaceMethod(time);
    case 'astimezone':
      return method(name, [['tz', null]], (_, [target = null]) => time.inZone(toZone(target) ?? machineZone));
    case 'utcoffset':
      return getter(name, () => (zone === null ? null : new TimeDelta(BigInt(zone.offset))));
    case 'tzname':
      return getter(name, () => zone?.name ?? null);
    case 'dst':
      return getter(name, () => null);
    default:
      return clockAttribute(name, fields) ?? dateAttribute(name, fields, time.zoneTexts);
  }
}

/** What Python has for the zone of a machine that runs in UTC; equal to `utc`, but named. */
const machineZone = new TimeZone(utc.offset, 'UTC');

function isoFormat({ fields, zone }: DateTime, separator: Value, timespec: Value): string {
  if (typeof separator !== 'string' || codePointLength(separator) !== 1) {
    throw new TemplateError('type', 'the first argument of isoformat() has to be one character, such as "T" or " "');
  }
  const offset = zone === null ? '' : offsetText(zone.offset, ':');
  return `${dateText(fields)}${separator}${isoClock(fields, timespec)}${offset}`;
}

/** Python adds the fraction to the seconds as floats here, which may end in other digits than for an aware time. */
function naiveTimestamp({ moment, fields }: DateTime): Value {
  const seconds = Number((moment - BigInt(fields.microsecond)) / 1_000_000n);
  return makeFloat(seconds + fields.microsecond / 1e6);
}

function replaceMethod({ fields, zone }: DateTime): Value {
  const { year, month, day, hour, minute, second, microsecond } = fields;
  const parameters: Array<[string, Value]> = Object.entries({ year, month, day, hour, minute, second, microsecond });
  return method('replace', [...parameters, ['tzinfo', zone], ['fold', 0]], (_, values) => {
    const numbers = values.slice(0, parameters.length).map(toField);
    const replaced = Object.fromEntries(parameters.map(([name], i) => [name, numbers[i]]));
    return new DateTime(replaced as unknown as Fields, toZone(values[parameters.length] ?? null));
  });
}

/** @throws TemplateError (type) where it is no zone */
function toZone(value: Value): TimeZone | null {
  if (value !== null && !(value instanceof TimeZone)) {
    throw new TemplateError(
      'type',
      `a time zone is needed, not a ${typeNameOf(value)}; take the tzinfo of another time`
    );
  }
  return value;
}
