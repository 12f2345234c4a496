import type { Runtime, Test } from '../runtime/runtime.ts';
import { equals } from '../values/compare.ts';
import { modulo } from '../values/operators.ts';
import type { Value } from '../values/value.ts';
import { define } from './define.ts';

/** Tests that divide a number. */
export const numberTests: ReadonlyArray<readonly [string, Test]> = [
  define('odd', [], (runtime, value) => leaves(runtime, value, 2, 1)),
  define('even', [], (runtime, value) => leaves(runtime, value, 2, 0)),
  define('divisibleby', [['num']], (runtime, value, [divisor = null]) => leaves(runtime, value, divisor, 0)),
];

function leaves(runtime: Runtime, value: Value, divisor: Value, remainder: number): boolean {
  return equals(runtime, modulo(runtime, value, divisor), remainder);
}
