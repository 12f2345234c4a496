import type { Runtime } from '../runtime/runtime.ts';
import type { Protocols } from '../values/protocols.ts';
import { PyObject, type Value } from '../values/value.ts';
import { clockAttribute, method, strftimeAttribute, toField } from './attributes.ts';
import { checkFields, clockText, type Fields, isoClock, isoParameters, microsecondOfDay } from './fields.ts';
import { noZone, strftime } from './strftime.ts';

/** A time of day without a zone, like Python's `datetime.time`. */
export class ClockTime extends PyObject implements Protocols {
  readonly typeName = 'datetime.time';
  /** With the date that Python uses to format such times. */
  readonly fields: Fields;

  /** @throws TemplateError (value) if there is no such time */
  constructor(hour: number, minute: number, second: number, microsecond: number) {
    super();
    this.fields = { year: 1900, month: 1, day: 1, hour, minute, second, microsecond };
    checkFields(this.fields);
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'tzinfo':
        return null;
      case 'utcoffset':
      case 'tzname':
      case 'dst':
        return method(name, [], () => null);
      case 'isoformat':
        return method(name, isoParameters.slice(1), (_, [timespec = null]) => isoClock(this.fields, timespec));
      case 'replace': {
        const { hour, minute, second, microsecond } = this.fields;
        const parameters = Object.entries({ hour, minute, second, microsecond });
        return method(name, parameters, (_, values) => {
          const [newHour = hour, newMinute = minute, newSecond = second, newMicrosecond = microsecond] =
            values.map(toField);
          return new ClockTime(newHour, newMinute, newSecond, newMicrosecond);
        });
      }
      default:
        return clockAttribute(name, this.fields) ?? strftimeAttribute(name, this.fields, noZone);
    }
  }

  text(): string {
    return clockText(this.fields);
  }

  repr(): string {
    const { hour, minute, second, microsecond } = this.fields;
    const parts = [hour, minute, second, microsecond];
    return `datetime.time(${parts.slice(0, microsecond !== 0 ? 4 : second !== 0 ? 3 : 2).join(', ')})`;
  }

  format(runtime: Runtime, spec: string): string {
    return spec === '' ? this.text() : strftime(runtime, this.fields, noZone, spec);
  }

  equals(runtime: Runtime, other: Value): boolean | undefined {
    const order = this.compare(runtime, other);
    return order === undefined ? undefined : order === 0;
  }

  compare(_runtime: Runtime, other: Value): number | undefined {
    return other instanceof ClockTime ? microsecondOfDay(this.fields) - microsecondOfDay(other.fields) : undefined;
  }
}
