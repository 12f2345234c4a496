import type { Runtime } from '../runtime/runtime.ts';
import type { Value } from './value.ts';

/**
 * Counts what one more operation on the value costs if it is a long int: to print, multiply or divide one takes time
 * that grows with the square of its length.
 */
export function spendOnInt(runtime: Runtime, value: Value): void {
  if (typeof value === 'bigint') {
    runtime.spend(isWithin(value, long) ? 2 : isWithin(value, veryLong) ? 60 : 600);
  }
}

// 77 and 617 digits.
const long = 1n << 256n;
const veryLong = 1n << 2048n;

function isWithin(value: bigint, bound: bigint): boolean {
  return -bound < value && value < bound;
}
