import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Protocols } from '../values/protocols.ts';
import { PyObject, type Value } from '../values/value.ts';
import { dateAttribute, getter, method, toField } from './attributes.ts';
import { fromOrdinal, lastOrdinal, toOrdinal } from './calendar.ts';
import { checkFields, dateText, type Fields, microsecondsPerDay, midnight } from './fields.ts';
import { noZone, strftime } from './strftime.ts';
import { stepsOfOperation, TimeDelta } from './time-delta.ts';

/** A day, like Python's `datetime.date`. */
export class CalendarDate extends PyObject implements Protocols {
  readonly typeName = 'datetime.date';
  readonly fields: Fields;
  readonly ordinal: number;

  /** @throws TemplateError (value) if there is no such day */
  constructor(year: number, month: number, day: number) {
    super();
    this.fields = { year, month, day, ...midnight };
    checkFields(this.fields);
    this.ordinal = toOrdinal(year, month, day);
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'isoformat':
        return getter(name, () => this.text());
      case 'replace': {
        const { year, month, day } = this.fields;
        return method(
          name,
          [
            ['year', year],
            ['month', month],
            ['day', day],
          ],
          (_, values) => {
            const [newYear = year, newMonth = month, newDay = day] = values.map(toField);
            return new CalendarDate(newYear, newMonth, newDay);
          }
        );
      }
      default:
        return dateAttribute(name, this.fields, noZone);
    }
  }

  text(): string {
    return dateText(this.fields);
  }

  repr(): string {
    const { year, month, day } = this.fields;
    return `datetime.date(${year}, ${month}, ${day})`;
  }

  format(runtime: Runtime, spec: string): string {
    return spec === '' ? this.text() : strftime(runtime, this.fields, noZone, spec);
  }

  equals(_runtime: Runtime, other: Value): boolean | undefined {
    return other instanceof CalendarDate ? this.ordinal === other.ordinal : undefined;
  }

  compare(_runtime: Runtime, other: Value): number | undefined {
    return other instanceof CalendarDate ? this.ordinal - other.ordinal : undefined;
  }

  add(runtime: Runtime, other: Value): Value | undefined {
    runtime.spend(stepsOfOperation);
    return other instanceof TimeDelta ? this.#moved(other.days) : undefined;
  }

  subtract(runtime: Runtime, other: Value, reflected: boolean): Value | undefined {
    runtime.spend(stepsOfOperation);
    if (other instanceof CalendarDate) {
      const days = reflected ? other.ordinal - this.ordinal : this.ordinal - other.ordinal;
      return new TimeDelta(BigInt(days) * BigInt(microsecondsPerDay));
    }
    return other instanceof TimeDelta && !reflected ? this.#moved(-other.days) : undefined;
  }

  #moved(days: number): CalendarDate {
    const ordinal = this.ordinal + days;
    if (ordinal < 1 || ordinal > lastOrdinal) {
      throw new TemplateError('overflow', 'the date lies outside of the years 1 to 9999; use a shorter duration');
    }
    return new CalendarDate(...fromOrdinal(ordinal));
  }
}
