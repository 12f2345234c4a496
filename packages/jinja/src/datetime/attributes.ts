import { TemplateError } from '../errors.ts';
import { bindArguments, BuiltinFunction, type Parameter } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isInt } from '../values/numbers/numbers.ts';
import { type Protocols, typeNameOf } from '../values/protocols.ts';
import { Tuple, type Value } from '../values/value.ts';
import { isoCalendar, monthName, toOrdinal, weekdayName, weekdayOf } from './calendar.ts';
import { clockText, type Fields, padded } from './fields.ts';
import { strftime, type ZoneTexts } from './strftime.ts';

/** The attributes that dates have, with and without a time of day. */
export function dateAttribute(name: string, fields: Fields, zone: ZoneTexts): Value | undefined {
  const ordinal = toOrdinal(fields.year, fields.month, fields.day);
  switch (name) {
    case 'year':
    case 'month':
    case 'day':
      return fields[name];
    case 'weekday':
      return getter(name, () => weekdayOf(ordinal));
    case 'isoweekday':
      return getter(name, () => weekdayOf(ordinal) + 1);
    case 'isocalendar':
      return getter(name, () => new IsoCalendarDate(ordinal));
    case 'toordinal':
      return getter(name, () => ordinal);
    case 'ctime':
      return getter(name, () => ctime(fields, ordinal));
    default:
      return strftimeAttribute(name, fields, zone);
  }
}

/** The attributes that times of day have, with and without a date. */
export function clockAttribute(name: string, fields: Fields): Value | undefined {
  switch (name) {
    case 'hour':
    case 'minute':
    case 'second':
    case 'microsecond':
      return fields[name];
    case 'fold':
      return 0;
    default:
      return undefined;
  }
}

export function strftimeAttribute(name: string, fields: Fields, zone: ZoneTexts): Value | undefined {
  if (name !== 'strftime') {
    return undefined;
  }
  return method(name, [['format']], (runtime, [format = null]) =>
    strftime(runtime, fields, zone, toFormat('strftime()', format))
  );
}

/** @throws TemplateError (type) if the format is no text */
function toFormat(callee: string, format: Value): string {
  if (typeof format !== 'string') {
    throw new TemplateError(
      'type',
      `the format of ${callee} has to be a text, not a ${typeNameOf(format)}; put it in quotes`
    );
  }
  return format;
}

/** A part of a date or time from an argument. @throws TemplateError (type) if it is no int */
export function toField(value: Value): number {
  if (!isInt(value)) {
    throw new TemplateError(
      'type',
      `a part of a date or time has to be an int, not a ${typeNameOf(value)}; use the filter int`
    );
  }
  return Number(value);
}

/** The result of `isocalendar()`: a tuple with named elements. */
class IsoCalendarDate extends Tuple implements Protocols {
  constructor(ordinal: number) {
    super(isoCalendar(ordinal));
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    const index = ['year', 'week', 'weekday'].indexOf(name);
    return index < 0 ? undefined : this.items[index];
  }

  text(): string {
    return this.repr();
  }

  repr(): string {
    const [year, week, weekday] = this.items;
    return `datetime.IsoCalendarDate(year=${String(year)}, week=${String(week)}, weekday=${String(weekday)})`;
  }
}

function ctime(fields: Fields, ordinal: number): string {
  const names = `${weekdayName(weekdayOf(ordinal)).slice(0, 3)} ${monthName(fields.month).slice(0, 3)}`;
  const clock = clockText({ ...fields, microsecond: 0 });
  return `${names} ${String(fields.day).padStart(2)} ${clock} ${padded(fields.year, 4)}`;
}

/** A method with those parameters, as a callable value. */
export function method(
  name: string,
  parameters: readonly Parameter[],
  body: (runtime: Runtime, values: readonly Value[]) => Value
): Value {
  return new BuiltinFunction((runtime, args) => {
    runtime.spend(stepsOfMethod);
    return body(runtime, bindArguments(`${name}()`, args, parameters));
  });
}

const stepsOfMethod = 20;

/** A method without parameters. */
export function getter(name: string, body: (runtime: Runtime) => Value): Value {
  return method(name, [], body);
}
