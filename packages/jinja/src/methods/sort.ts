import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { compare } from '../values/compare.ts';
import { Callable, Undefined, type Value } from '../values/value.ts';

/**
 * The values in order, as Python's sorted() puts them: stable, also in reverse.
 * @param key what to sort by, called with each value; null for the values themselves
 * @throws TemplateError (type) where two of them have no order
 */
export function sortValues(runtime: Runtime, values: readonly Value[], key: Value, reverse: boolean): Value[] {
  runtime.makeElements(values.length);
  const pairs = values.map((value) => [keyOf(runtime, value, key), value] as const);
  if (reverse) {
    pairs.reverse();
  }
  pairs.sort(([a], [b]) => (compare(runtime, a, b, '<') ? -1 : compare(runtime, b, a, '<') ? 1 : 0));
  if (reverse) {
    pairs.reverse();
  }
  return pairs.map(([, value]) => value);
}

function keyOf(runtime: Runtime, value: Value, key: Value): Value {
  if (key === null) {
    return value;
  }
  if (key instanceof Undefined) {
    throw key.error();
  }
  if (!(key instanceof Callable)) {
    throw new TemplateError('type', 'the key for sort() has to be a function or method; leave it out');
  }
  return key.call(runtime, { positional: [value], named: new Map() });
}
