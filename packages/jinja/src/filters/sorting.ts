import type { Runtime } from '../runtime/runtime.ts';
import { compare } from '../values/compare.ts';
import type { Value } from '../values/value.ts';

/**
 * The items in the order of their keys, as Python's sorted(): stable, also in reverse.
 * @param keys of the items, in their order
 * @throws TemplateError (type) where two keys have no order
 */
export function sortByKeys<Item>(
  runtime: Runtime,
  items: readonly Item[],
  keys: readonly Value[],
  reverse: boolean
): Item[] {
  runtime.makeElements(items.length);
  runtime.spend(items.length * Math.log2(items.length + 1));
  const pairs = items.map((item, i) => [keys[i] as Value, item] as const);
  if (reverse) {
    pairs.reverse();
  }
  // Both engines sort by the same algorithm, which asks only whether one is less than the other.
  pairs.sort(([a], [b]) => (compare(runtime, a, b, '<') ? -1 : 0));
  if (reverse) {
    pairs.reverse();
  }
  return pairs.map(([, item]) => item);
}
