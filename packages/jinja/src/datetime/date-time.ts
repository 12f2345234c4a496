import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Protocols } from '../values/protocols.ts';
import { PyObject, type Value } from '../values/value.ts';
import { CalendarDate } from './calendar-date.ts';
import { epochOrdinal, fromOrdinal, lastOrdinal, toOrdinal } from './calendar.ts';
import { dateTimeAttribute } from './date-time-attributes.ts';
import { divideToFloor } from './exact.ts';
import {
  checkFields,
  clockText,
  dateText,
  type Fields,
  microsecondOfDay,
  microsecondsPerDay,
  offsetText,
  timeOfDay,
} from './fields.ts';
import { noZone, strftime, type ZoneTexts } from './strftime.ts';
import { stepsOfOperation, TimeDelta } from './time-delta.ts';
import { type TimeZone, utc } from './time-zone.ts';

/** A date with a time of day, in a zone (aware) or without one (naive), as Python's `datetime.datetime`. */
export class DateTime extends PyObject implements Protocols {
  readonly typeName = 'datetime.datetime';
  readonly fields: Fields;
  readonly zone: TimeZone | null;

  /** @throws TemplateError (value) where there is no such time */
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

  /** Microseconds since 1970; a time without zone is one of UTC, as the machine's zone is. */
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
export function dateOf({ fields }: DateTime): CalendarDate {
  return new CalendarDate(fields.year, fields.month, fields.day);
}

const perDay = BigInt(microsecondsPerDay);

/** In microseconds, as if it were a time of UTC. */
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
