import type { Runtime, Test } from '../runtime/runtime.ts';
import { type Ordering, compare, contains, equals, isIdentical } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import { define } from './define.ts';

type Comparison = (runtime: Runtime, value: Value, other: Value) => boolean;

/** Tests that compare a value with another. */
export const comparisonTests: ReadonlyArray<readonly [string, Test]> = [
  ...named(['==', 'eq', 'equalto'], equals),
  ...named(['!=', 'ne'], (runtime, value, other) => !equals(runtime, value, other)),
  ...named(['<', 'lt', 'lessthan'], ordered('<')),
  ...named(['<=', 'le'], ordered('<=')),
  ...named(['>', 'gt', 'greaterthan'], ordered('>')),
  ...named(['>=', 'ge'], ordered('>=')),
  ...named(['in'], (runtime, value, other) => contains(runtime, other, value)),
  ...named(['sameas'], (_, value, other) => isIdentical(value, other)),
];

function named(names: readonly string[], comparison: Comparison): Array<readonly [string, Test]> {
  return names.map((name) =>
    define(name, [['other']], (runtime, value, [other = null]) => comparison(runtime, value, other))
  );
}

function ordered(operator: Ordering): Comparison {
  return (runtime, value, other) => compare(runtime, value, other, operator);
}
