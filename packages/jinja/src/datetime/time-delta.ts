import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { divideToFloor, divideToNearest, ratioOf } from '../values/numbers/exact.ts';
import { isInt } from '../values/numbers/numbers.ts';
import { divide } from '../values/operators.ts';
import type { Protocols } from '../values/protocols.ts';
import { makeInt, PyObject, type Value } from '../values/value.ts';
import { getter } from './attributes.ts';
import { clockText, microsecondsPerDay, timeOfDay } from './fields.ts';

/** A duration, like Python's `datetime.timedelta`. */
export class TimeDelta extends PyObject implements Protocols {
  readonly typeName = 'datetime.timedelta';
  /** In microseconds. */
  readonly total: bigint;

  /** @throws TemplateError (overflow) for a billion days and more */
  constructor(microseconds: bigint) {
    super();
    this.total = microseconds;
    if (Math.abs(this.days) > maxDays) {
      throw new TemplateError('overflow', `a duration has at most ${maxDays} days; use a shorter one`);
    }
  }

  /** Rounded down, so that seconds and microseconds are never negative. */
  get days(): number {
    return Number(divideToFloor(this.total, perDay));
  }

  /** The rest besides the whole days. */
  get #rest(): number {
    return Number(this.total - BigInt(this.days) * perDay);
  }

  get seconds(): number {
    return Math.floor(this.#rest / 1e6);
  }

  get microseconds(): number {
    return this.#rest % 1e6;
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'days':
        return this.days;
      case 'seconds':
        return this.seconds;
      case 'microseconds':
        return this.microseconds;
      case 'total_seconds':
        return getter(name, (runtime) => this.totalSeconds(runtime));
      case 'min':
        return new TimeDelta(BigInt(-maxDays) * perDay);
      case 'max':
        return new TimeDelta(BigInt(maxDays + 1) * perDay - 1n);
      case 'resolution':
        return new TimeDelta(1n);
      default:
        return undefined;
    }
  }

  /** As a float. */
  totalSeconds(runtime: Runtime): Value {
    return divide(runtime, makeInt(this.total), 1_000_000);
  }

  text(): string {
    const { days } = this;
    const { hour, ...rest } = timeOfDay(this.#rest);
    const clock = clockText({ hour, ...rest }).replace(/^0(?=\d:)/, '');
    return days === 0 ? clock : `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${clock}`;
  }

  repr(): string {
    const { days, seconds, microseconds } = this;
    const parts = Object.entries({ days, seconds, microseconds }).filter(([, value]) => value !== 0);
    return `datetime.timedelta(${parts.map(([name, value]) => `${name}=${value}`).join(', ') || '0'})`;
  }

  truth(): boolean {
    return this.total !== 0n;
  }

  equals(_runtime: Runtime, other: Value): boolean | undefined {
    return other instanceof TimeDelta ? this.total === other.total : undefined;
  }

  compare(_runtime: Runtime, other: Value): number | undefined {
    return other instanceof TimeDelta ? Number(this.total > other.total) - Number(this.total < other.total) : undefined;
  }

  negate(): TimeDelta {
    return new TimeDelta(-this.total);
  }

  positive(): TimeDelta {
    return this;
  }

  absolute(): TimeDelta {
    return this.total < 0n ? this.negate() : this;
  }

  add(runtime: Runtime, other: Value): Value | undefined {
    runtime.spend(stepsOfOperation);
    return other instanceof TimeDelta ? new TimeDelta(this.total + other.total) : undefined;
  }

  subtract(runtime: Runtime, other: Value, reflected: boolean): Value | undefined {
    runtime.spend(stepsOfOperation);
    if (!(other instanceof TimeDelta)) {
      return undefined;
    }
    const difference = this.total - other.total;
    return new TimeDelta(reflected ? -difference : difference);
  }

  multiply(runtime: Runtime, other: Value): Value | undefined {
    runtime.spend(stepsOfOperation);
    const ratio = ratioOf(other);
    return ratio === undefined ? undefined : new TimeDelta(divideToNearest(this.total * ratio[0], ratio[1]));
  }

  divide(runtime: Runtime, other: Value, reflected: boolean): Value | undefined {
    runtime.spend(stepsOfOperation);
    if (reflected) {
      return undefined;
    }
    if (other instanceof TimeDelta) {
      refuseZero(other.total);
      return divide(runtime, makeInt(this.total), makeInt(other.total));
    }
    const ratio = ratioOf(other);
    if (ratio === undefined) {
      return undefined;
    }
    refuseZero(ratio[0]);
    return new TimeDelta(divideToNearest(this.total * ratio[1], ratio[0]));
  }

  floorDivide(runtime: Runtime, other: Value, reflected: boolean): Value | undefined {
    runtime.spend(stepsOfOperation);
    if (reflected) {
      return undefined;
    }
    if (other instanceof TimeDelta) {
      refuseZero(other.total);
      return makeInt(divideToFloor(this.total, other.total));
    }
    if (!isInt(other)) {
      return undefined;
    }
    refuseZero(BigInt(other));
    return new TimeDelta(divideToFloor(this.total, BigInt(other)));
  }

  modulo(runtime: Runtime, other: Value, reflected: boolean): Value | undefined {
    runtime.spend(stepsOfOperation);
    if (reflected || !(other instanceof TimeDelta)) {
      return undefined;
    }
    refuseZero(other.total);
    return new TimeDelta(this.total - divideToFloor(this.total, other.total) * other.total);
  }
}

/** The cost of an operation on ints of any length. */
export const stepsOfOperation = 15;

const maxDays = 999_999_999;
const perDay = BigInt(microsecondsPerDay);

function refuseZero(divisor: bigint): void {
  if (divisor === 0n) {
    throw new TemplateError('zero_division', 'a duration cannot be divided by zero; test the divisor first');
  }
}
