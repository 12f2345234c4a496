import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { compare, equals } from '../values/compare/compare.ts';
import { toArray } from '../values/iterate.ts';
import { isTrue, type Protocols, typeNameOf } from '../values/protocols.ts';
import { Dict, List, Tuple, Undefined, type Value } from '../values/value.ts';
import { define } from './define.ts';
import { lowered, makeGetter, makeGetters } from './elements.ts';

/** Filters that put elements in order. */
export const sortFilters: ReadonlyArray<readonly [string, Filter]> = [
  define(
    'sort',
    [
      ['reverse', false],
      ['case_sensitive', false],
      ['attribute', null],
    ],
    (runtime, value, [reverse = null, caseSensitive = null, attribute = null]) => {
      const getters = makeGetters(runtime, attribute, !isTrue(caseSensitive));
      const items = toArray(runtime, value);
      runtime.makeElements(items.length * getters.length);
      // A list, so that equal keys need no order.
      const keys = items.map((item) => new List(getters.map((getter) => getter(item))));
      return new List(sortByKeys(runtime, items, keys, isTrue(reverse)));
    }
  ),
  define(
    'dictsort',
    [
      ['case_sensitive', false],
      ['by', 'key'],
      ['reverse', false],
    ],
    (runtime, value, [caseSensitive = null, by = null, reverse = null]) => {
      if (by !== 'key' && by !== 'value') {
        throw new TemplateError('type', 'the filter dictsort sorts by "key" or by "value"; give one of them');
      }
      const entries = [...entriesOf(runtime, value)];
      const keys = entries.map(([key, item]) => {
        const sorted = by === 'key' ? key : item;
        return isTrue(caseSensitive) ? sorted : lowered(runtime, sorted);
      });
      return new List(sortByKeys(runtime, entries, keys, isTrue(reverse)).map((entry) => new Tuple(entry)));
    }
  ),
  define(
    'groupby',
    [['attribute'], ['default', null], ['case_sensitive', false]],
    (runtime, value, [attribute = null, byDefault = null, caseSensitive = null]) => {
      const ignoreCase = !isTrue(caseSensitive);
      const getKey = makeGetter(runtime, attribute, { byDefault, ignoreCase });
      const getGrouper = makeGetter(runtime, attribute, { byDefault });
      const items = toArray(runtime, value);
      const sorted = sortByKeys(runtime, items, items.map(getKey), false);
      return new List(group(runtime, sorted, getKey).map((items) => new Group(getGrouper(items[0] ?? null), items)));
    }
  ),
];

/** An element of the result of `groupby`: a tuple with named elements. */
class Group extends Tuple implements Protocols {
  constructor(grouper: Value, items: Value[]) {
    super([grouper, new List(items)]);
  }

  attribute(_runtime: Runtime, name: string): Value | undefined {
    const index = ['grouper', 'list'].indexOf(name);
    return index < 0 ? undefined : this.items[index];
  }
}

/** Groups neighbours with equal keys. */
function group(runtime: Runtime, items: readonly Value[], getKey: (item: Value) => Value): Value[][] {
  const groups: Value[][] = [];
  let last: Value = null;
  for (const item of items) {
    const key = getKey(item);
    const current = groups.at(-1);
    if (current !== undefined && equals(runtime, last, key)) {
      current.push(item);
    } else {
      groups.push([item]);
      last = key;
    }
  }
  return groups;
}

function entriesOf(runtime: Runtime, value: Value): Iterable<readonly [Value, Value]> {
  if (value instanceof Undefined) {
    throw value.error();
  }
  if (!(value instanceof Dict)) {
    throw new TemplateError('type', `the filter dictsort needs a dict, not a ${typeNameOf(value)}; use sort for lists`);
  }
  runtime.makeElements(value.size);
  return value.entries();
}

/**
 * Sorts the items by their keys, like Python's sorted(): stable, also in reverse.
 * @param keys of the items, in their order
 * @throws TemplateError (type) if two keys have no order
 */
function sortByKeys<Item>(runtime: Runtime, items: readonly Item[], keys: readonly Value[], reverse: boolean): Item[] {
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
