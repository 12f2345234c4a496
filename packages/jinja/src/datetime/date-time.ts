import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { codePointLength } from '../values/characters.ts';
import { divideToFloor } from '../values/numbers/exact.ts';
import { type Protocols, typeNameOf } from '../values/protocols.ts';
import { makeFloat, PyObject, type Value } from '../values/value.ts';
import { clockAttribute, dateAttribute, getter, method, toField } from './attributes.ts';
import { epochOrdinal, fromOrdinal, lastOrdinal, toOrdinal } from './calendar.ts';
import { CalendarDate } from './calendar-date.ts';
import { ClockTime } from './clock-time.ts';
import {
  checkFields,
  clockText,
  dateText,
  type Fields,
  isoClock,
  isoParameters,
  microsecondOfDay,
  microsecondsPerDay,
  offsetText,
  timeOfDay,
} from './fields.ts';
import { noZone, strftime, type ZoneTexts } from './strftime.ts';
import { stepsOfOperation, TimeDelta } from './time-delta.ts';
import { TimeZone, utc } from './time-zone.ts';

/** A date with a time of day, in a zone (aware) or without one (naive), like Python's `datetime.datetime`. */
export class DateTime extends PyObject implements Protocols {
  readonly typeName = 'datetime.datetime';
  readonly fields: Fields;
  readonly zone: TimeZone | null;

  /** @throws TemplateError (value) if there is no such time */
  constructor(fields: Fields, zone: TimeZone | null) {
    super();
    checkFields(fields);
    this.fields = fields;
    this.zone = zone;
  }

  /** The time in that zone at that moment. @param microseconds since 1970 @throws TemplateError (overflow) */
  static at(microseconds: bigint, zone: TimeZone = utc): DateTime {
    return new DateTime(fieldsAt(microseconds + BigInt(zone.offset)), zone);
  }

  /** Microseconds since 1970. A time without a zone counts as UTC, the zone of the machine. */
  get moment(): bigint {
    return sinceEpoch(this.fields) - BigInt(this.zone?.offset ?? 0);
  }

  get zoneTexts(): ZoneTexts {
    return this.zone === null ? noZone : { offset: offsetText(this.zone.offset, ''), name: this.zone.name };
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    return dateTimeAttribute(this, name);
  }

  /** The same moment in another zone. @throws TemplateError (overflow) */
  inZone(zone: TimeZone): DateTime {
    return DateTime.at(this.moment, zone);
  }

  /** The same time on the clock, in no zone. */
  withoutZone(): DateTime {
    return new DateTime(this.fields, null);
  }

  text(): string {
    const offset = this.zone === null ? '' : offsetText(this.zone.offset, ':');
    return `${dateText(this.fields)} ${clockText(this.fields)}${offset}`;
  }

  repr(): string {
    const { year, month, day, hour, minute, second, microsecond } = this.fields;
    const parts = [year, month, day, hour, minute, second, microsecond].slice(
      0,
      microsecond !== 0 ? 7 : second !== 0 ? 6 : 5
    );
    const zone = this.zone === null ? '' : `, tzinfo=${this.zone.repr()}`;
    return `datetime.datetime(${parts.join(', ')}${zone})`;
  }

  format(runtime: Runtime, spec: string): string {
    return spec === '' ? this.text() : strftime(runtime, this.fields, this.zoneTexts, spec);
  }

  equals(_runtime: Runtime, other: Value): boolean | undefined {
    if (!(other instanceof DateTime)) {
      return undefined;
    }
    return (this.zone === null) === (other.zone === null) && this.moment === other.moment;
  }

  compare(_runtime: Runtime, other: Value): number | undefined {
    if (!(other instanceof DateTime)) {
      return undefined;
    }
    this.#refuseMixing(other, 'compared with');
    return Number(this.moment > other.moment) - Number(this.moment < other.moment);
  }

  add(runtime: Runtime, other: Value): Value | undefined {
    runtime.spend(stepsOfOperation);
    return other instanceof TimeDelta ? this.#moved(other.total) : undefined;
  }

  subtract(runtime: Runtime, other: Value, reflected: boolean): Value | undefined {
    runtime.spend(stepsOfOperation);
    if (other instanceof DateTime) {
      this.#refuseMixing(other, 'subtracted from');
      const difference = this.moment - other.moment;
      return new TimeDelta(reflected ? -difference : difference);
    }
    return other instanceof TimeDelta && !reflected ? this.#moved(-other.total) : undefined;
  }

  #moved(microseconds: bigint): DateTime {
    return new DateTime(fieldsAt(sinceEpoch(this.fields) + microseconds), this.zone);
  }

  #refuseMixing(other: DateTime, what: string): void {
    if ((this.zone === null) !== (other.zone === null)) {
      throw new TemplateError(
        'type',
        `a time with a zone was ${what} one without; give the other its zone too, as with .astimezone()`
      );
    }
  }
}

/** The day of a time. */
function dateOf({ fields }: DateTime): CalendarDate {
  return new CalendarDate(fields.year, fields.month, fields.day);
}

const perDay = BigInt(microsecondsPerDay);

/** Microseconds since 1970, as if the time were in UTC. */
function sinceEpoch(fields: Fields): bigint {
  const days = toOrdinal(fields.year, fields.month, fields.day) - epochOrdinal;
  return BigInt(days) * perDay + BigInt(microsecondOfDay(fields));
}

function fieldsAt(microseconds: bigint): Fields {
  const days = divideToFloor(microseconds, perDay);
  const ordinal = Number(days) + epochOrdinal;
  if (ordinal < 1 || ordinal > lastOrdinal) {
    throw new TemplateError('overflow', 'the time lies outside of the years 1 to 9999; use a shorter duration');
  }
  const [year, month, day] = fromOrdinal(ordinal);
  return { year, month, day, ...timeOfDay(Number(microseconds - days * perDay)) };
}

/** The attributes and methods of a `DateTime`. */
function dateTimeAttribute(time: DateTime, name: string): Value | undefined {
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

/** The local zone of Python on a machine in UTC; equal to `utc`, but with a name. */
const machineZone = new TimeZone(utc.offset, 'UTC');

function isoFormat({ fields, zone }: DateTime, separator: Value, timespec: Value): string {
  if (typeof separator !== 'string' || codePointLength(separator) !== 1) {
    throw new TemplateError('type', 'the first argument of isoformat() has to be one character, such as "T" or " "');
  }
  const offset = zone === null ? '' : offsetText(zone.offset, ':');
  return `${dateText(fields)}${separator}${isoClock(fields, timespec)}${offset}`;
}

/** Python adds the fraction to the seconds as floats here, so the last digits can differ from those of an aware time. */
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

/** @throws TemplateError (type) if it is no zone */
function toZone(value: Value): TimeZone | null {
  if (value !== null && !(value instanceof TimeZone)) {
    throw new TemplateError(
      'type',
      `a time zone is needed, not a ${typeNameOf(value)}; take the tzinfo of another time`
    );
  }
  return value;
}
