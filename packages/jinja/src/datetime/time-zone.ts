import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Protocols } from '../values/protocols.ts';
import { textRepr } from '../values/text.ts';
import { PyObject, type Value } from '../values/value.ts';
import { microsecondsPerDay, offsetText } from './fields.ts';
import { method } from './methods.ts';
import { TimeDelta } from './time-delta.ts';

/** An offset from UTC, as Python's `datetime.timezone`. */
export class TimeZone extends PyObject implements Protocols {
  readonly typeName = 'datetime.timezone';
  /** From UTC, in microseconds; less than a day. */
  readonly offset: number;
  readonly #name: string | null;

  /** @param name for a zone that has one of its own */
  constructor(offset: number, name: string | null = null) {
    super();
    this.offset = offset;
    this.#name = name;
    if (Math.abs(offset) >= microsecondsPerDay) {
      throw new TemplateError('value', 'the offset of a time zone has to be less than 24 hours; use a smaller one');
    }
  }

  /** As `UTC`, `UTC+02:00` or the name that it was given. */
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

/** The zone with that offset. @param offset in microseconds @param name where it has one of its own */
export function fixedZone(offset: number, name: string | null): TimeZone {
  return offset === 0 && name === null ? utc : new TimeZone(offset, name);
}
