import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Protocols } from '../values/protocols.ts';
import { textRepr } from '../values/text-repr.ts';
import { PyObject, type Value } from '../values/value.ts';
import { method } from './attributes.ts';
import { microsecondsPerDay, offsetText } from './fields.ts';
import { TimeDelta } from './time-delta.ts';
import { zoneAbbreviation } from './zone-abbreviations.ts';

/** An offset from UTC, like Python's `datetime.timezone`. */
export class TimeZone extends PyObject implements Protocols {
  readonly typeName = 'datetime.timezone';
  /** From UTC, in microseconds; less than a day. */
  readonly offset: number;
  readonly #name: string | null;

  /** @param name the name of a zone that has one */
  constructor(offset: number, name: string | null = null) {
    super();
    this.offset = offset;
    this.#name = name;
    if (Math.abs(offset) >= microsecondsPerDay) {
      throw new TemplateError('value', 'the offset of a time zone has to be less than 24 hours; use a smaller one');
    }
  }

  /** `UTC`, `UTC+02:00`, or its own name. */
  get name(): string {
    return this.#name ?? (this.offset === 0 ? 'UTC' : `UTC${offsetText(this.offset, ':')}`);
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'utcoffset':
        return method(name, [['dt']], () => new TimeDelta(BigInt(this.offset)));
      case 'tzname':
        return method(name, [['dt']], () => this.name);
      case 'dst':
        return method(name, [['dt']], () => null);
      case 'utc':
        return utc;
      default:
        return undefined;
    }
  }

  text(): string {
    return this.name;
  }

  repr(): string {
    if (this === utc) {
      return 'datetime.timezone.utc';
    }
    const offset = new TimeDelta(BigInt(this.offset)).repr();
    return `datetime.timezone(${offset}${this.#name === null ? '' : `, ${textRepr(this.#name)}`})`;
  }

  equals(_runtime: Runtime, other: Value): boolean | undefined {
    return other instanceof TimeZone ? this.offset === other.offset : undefined;
  }
}

export const utc = new TimeZone(0);

/** The zone with that offset. @param offset in microseconds @param name its name, or null */
export function fixedZone(offset: number, name: string | null): TimeZone {
  return offset === 0 && name === null ? utc : new TimeZone(offset, name);
}

/**
 * A zone of the tz database at a given moment, with its offset and name at that time, such as `CEST`.
 * @param name such as `Europe/Berlin`
 * @param moment milliseconds since 1970
 * @throws TemplateError (key) if there is none with that name
 */
export function namedZone(runtime: Runtime, name: string, moment: number): TimeZone {
  charge(runtime, name);
  if (name === 'UTC') {
    return utc;
  }
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatterOf(name).format(moment));
  const [, sign, hours = 0, minutes = 0, seconds = 0] = found ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const offset = sign === '-' ? -size : size;
  return new TimeZone(offset * 1_000_000, zoneAbbreviation(name, offset / 60));
}

/** By lower-case name, so that there are no more entries than zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(name: string): Intl.DateTimeFormat {
  const key = name.toLowerCase();
  const known = formatters.get(key);
  if (known !== undefined) {
    return known;
  }
  // JavaScript would accept offsets such as +01:00 as names.
  const formatter = /^[A-Za-z].{0,99}$/.test(name) ? makeFormatter(name) : undefined;
  if (formatter === undefined) {
    throw new TemplateError(
      'key',
      `there is no time zone ${name.slice(0, 50)}; use a name such as Europe/Berlin or UTC`
    );
  }
  formatters.set(key, formatter);
  return formatter;
}

function makeFormatter(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
}

/** The zones that a rendering has paid for. The charge does not depend on the renderings before it. */
const paid = new WeakMap<Runtime, Set<string>>();
const stepsOfZone = 700;
const stepsOfMoment = 30;

function charge(runtime: Runtime, name: string): void {
  const names = paid.get(runtime) ?? new Set();
  paid.set(runtime, names);
  runtime.spend(names.has(name) ? stepsOfMoment : stepsOfZone);
  names.add(name);
}
