import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Float, makeFloat, type Value } from '../value.ts';
import { divideInts, floorDivideInts, spendOnInt } from './exact.ts';
import {
  bitsOf,
  checkBits,
  intResult,
  isFloat,
  isInt,
  normaliseInt,
  type Numeric,
  toBigInt,
  toNumber,
} from './numbers.ts';

/** `left + right` */
export function addNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  return (
    smallResult(left, right, (a, b) => a + b) ??
    (isInt(left) && isInt(right)
      ? onInts(runtime, left, right, (a, b) => a + b)
      : makeFloat(toNumber(left) + toNumber(right)))
  );
}

/** `left - right` */
export function subtractNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  return (
    smallResult(left, right, (a, b) => a - b) ??
    (isInt(left) && isInt(right)
      ? onInts(runtime, left, right, (a, b) => a - b)
      : makeFloat(toNumber(left) - toNumber(right)))
  );
}

/** `left * right` */
export function multiplyNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  const small = smallResult(left, right, (a, b) => a * b);
  if (small !== undefined) {
    return small;
  }
  if (isFloat(left) || isFloat(right)) {
    return makeFloat(toNumber(left) * toNumber(right));
  }
  return onInts(runtime, left, right, (a, b) => {
    checkBits(bitsOf(a) + bitsOf(b) - 2);
    return a * b;
  });
}

/** `left / right`, always a float. @throws TemplateError (zero_division, overflow) */
export function divideNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  refuseZero(right);
  spendOnInt(runtime, left);
  spendOnInt(runtime, right);
  return makeFloat(isInt(left) && isInt(right) ? divideInts(left, right) : toNumber(left) / toNumber(right));
}

/** `left // right`, rounded down. @throws TemplateError (zero_division, overflow) */
export function floorDivideNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  refuseZero(right);
  return (
    smallResult(left, right, floorDivideSmall) ??
    (isInt(left) && isInt(right)
      ? onInts(runtime, left, right, floorDivideInts)
      : makeFloat(floorDivideFloats(toNumber(left), toNumber(right))))
  );
}

/** `left % right`, with the sign of the divisor. @throws TemplateError (zero_division, overflow) */
export function moduloNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  refuseZero(right);
  const small = smallResult(left, right, moduloSmall);
  if (small !== undefined) {
    return small;
  }
  return isInt(left) && isInt(right)
    ? onInts(runtime, left, right, (a, b) => a - floorDivideInts(a, b) * b)
    : makeFloat(moduloFloats(toNumber(left), toNumber(right)));
}

/** `left ** right`. @throws TemplateError (zero_division, overflow, limit; type if the result is not a real number) */
export function powerNumbers(runtime: Runtime, left: Numeric, right: Numeric): Value {
  if (isInt(left) && isInt(right)) {
    const [base, exponent] = [toBigInt(left), toBigInt(right)];
    if (exponent >= 0n) {
      if (base > 1n || base < -1n) {
        const bits = (bitsOf(base) - 1) * Number(exponent);
        checkBits(bits);
        runtime.spend(bits / 8);
      }
      return intResult(base ** exponent);
    }
  }
  return makeFloat(powerFloats(toNumber(left), toNumber(right)));
}

/** `-value` */
export function negateNumber(value: Numeric): Value {
  if (isInt(value)) {
    return typeof value === 'bigint' ? intResult(-value) : normaliseInt(-Number(value));
  }
  return makeFloat(-toNumber(value));
}

/** The result for two ints of any length. */
function onInts(
  runtime: Runtime,
  left: number | bigint | boolean,
  right: number | bigint | boolean,
  operate: (a: bigint, b: bigint) => bigint
): Value {
  spendOnInt(runtime, left);
  spendOnInt(runtime, right);
  return intResult(operate(BigInt(left), BigInt(right)));
}

/** The result for two ints, if it can be computed without losing digits. */
function smallResult(left: Numeric, right: Numeric, operate: (a: number, b: number) => number): number | undefined {
  if (
    typeof left !== 'number' ||
    typeof right !== 'number' ||
    !Number.isSafeInteger(left) ||
    !Number.isSafeInteger(right)
  ) {
    return undefined;
  }
  const result = operate(left, right);
  return Number.isSafeInteger(result) ? normaliseInt(result) : undefined;
}

/** Both are computed without intermediate rounding. */
function floorDivideSmall(left: number, right: number): number {
  const remainder = left % right;
  const quotient = (left - remainder) / right;
  return remainder !== 0 && remainder < 0 !== right < 0 ? quotient - 1 : quotient;
}

function moduloSmall(left: number, right: number): number {
  const remainder = left % right;
  return remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder;
}

function refuseZero(divisor: Numeric): void {
  if (divisor instanceof Float ? divisor.value === 0 : Number(divisor) === 0) {
    throw new TemplateError('zero_division', 'division by zero; test the divisor first');
  }
}

/** Computed through the remainder, as in Python, so that rounding agrees. */
function floorDivideFloats(left: number, right: number): number {
  const remainder = left % right;
  const quotient = (left - remainder) / right - (remainder !== 0 && remainder < 0 !== right < 0 ? 1 : 0);
  if (quotient === 0) {
    return left / right < 0 || Object.is(left / right, -0) ? -0 : 0;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function moduloFloats(left: number, right: number): number {
  const remainder = left % right;
  if (remainder === 0) {
    return right < 0 ? -0 : 0;
  }
  return remainder < 0 !== right < 0 ? remainder + right : remainder;
}

function powerFloats(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) {
    throw new TemplateError('zero_division', '0 cannot be raised to a negative power; test for 0 first');
  }
  if (base < 0 && !Number.isInteger(exponent) && Number.isFinite(exponent) && Number.isFinite(base)) {
    throw new TemplateError(
      'type',
      'a negative number with a fraction as its power is no real number; use | abs first'
    );
  }
  // In JavaScript these are NaN.
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) {
    return 1;
  }
  const result = base ** exponent;
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw new TemplateError('overflow', 'the result is too large for a float; work with smaller numbers');
  }
  return result;
}
