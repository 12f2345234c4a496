import { TemplateError } from '../errors.ts';
import { bindArguments } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { compare } from '../values/compare/compare.ts';
import { isSame } from '../values/compare/equals.ts';
import { toArray } from '../values/iterate.ts';
import { toIndex } from '../values/numbers/numbers.ts';
import { isTrue } from '../values/protocols.ts';
import { toRepr } from '../values/text.ts';
import { Callable, List, Tuple, Undefined, type Value } from '../values/value.ts';
import type { Range } from '../values/views.ts';
import { type Method, type Methods, positional, refuseFrozen, sizeArgument } from './method.ts';

/** The methods shared by lists, tuples and ranges. */
export const sequenceMethods: Methods = new Map<string, Method>([
  [
    'count',
    (runtime, self, args) => {
      const [item = null] = positional('count()', args, 1);
      const items = itemsOf(runtime, self);
      return items.filter((other) => isSame(runtime, other, item)).length;
    },
  ],
  [
    'index',
    (runtime, self, args) => {
      const isList = self instanceof List || self instanceof Tuple;
      const [item = null, start = 0, stop = Number.MAX_SAFE_INTEGER] = positional('index()', args, 1, isList ? 3 : 1);
      const items = itemsOf(runtime, self);
      const [from, to] = [start, stop].map((bound) => {
        const index = toIndex(bound, 'the bound for index()');
        return index < 0 ? Math.max(0, index + items.length) : index;
      });
      const index = items.findIndex((other, i) => i >= (from ?? 0) && i < (to ?? 0) && isSame(runtime, other, item));
      if (index < 0) {
        throw new TemplateError('value', `index() found no ${toRepr(runtime, item)}; test with "in" first`);
      }
      return index;
    },
  ],
]);

function itemsOf(runtime: Runtime, self: Value): readonly Value[] {
  if (self instanceof List || self instanceof Tuple) {
    runtime.spend(1 + self.items.length);
    return self.items;
  }
  const range = self as Range;
  runtime.makeElements(range.length);
  return [...range.elements()];
}

/** The methods of Python's list. */
export const listMethods: Methods = new Map<string, Method>([
  ...sequenceMethods,
  [
    'append',
    (runtime, self, args) => {
      const items = changeable(self, 'append');
      const [item = null] = positional('append()', args, 1);
      runtime.spend(1);
      items.push(item);
      return null;
    },
  ],
  [
    'extend',
    (runtime, self, args) => {
      const items = changeable(self, 'extend');
      const [more = null] = positional('extend()', args, 1);
      const added = [...toArray(runtime, more)];
      runtime.makeElements(items.length + added.length);
      for (const item of added) {
        items.push(item);
      }
      return null;
    },
  ],
  [
    'insert',
    (runtime, self, args) => {
      const items = changeable(self, 'insert');
      const [index = null, item = null] = positional('insert()', args, 2);
      runtime.spend(1 + items.length / 64);
      items.splice(sizeArgument(index, 'the index for insert()'), 0, item);
      return null;
    },
  ],
  [
    'pop',
    (runtime, self, args) => {
      const items = changeable(self, 'pop');
      const [index = -1] = positional('pop()', args, 0, 1);
      const at = sizeArgument(index, 'the index for pop()');
      const counted = at < 0 ? at + items.length : at;
      runtime.spend(1 + items.length / 64);
      const [item] = counted < 0 ? [] : items.splice(counted, 1);
      if (item === undefined) {
        throw new TemplateError('value', `pop() found no element at ${at}; test the length of the list first`);
      }
      return item;
    },
  ],
  [
    'remove',
    (runtime, self, args) => {
      const items = changeable(self, 'remove');
      const [item = null] = positional('remove()', args, 1);
      runtime.spend(1 + items.length);
      const index = items.findIndex((other) => isSame(runtime, other, item));
      if (index < 0) {
        throw new TemplateError(
          'value',
          `remove() found no ${toRepr(runtime, item)} in the list; test with "in" first`
        );
      }
      items.splice(index, 1);
      return null;
    },
  ],
  [
    'clear',
    (_, self, args) => {
      positional('clear()', args, 0);
      changeable(self, 'clear').length = 0;
      return null;
    },
  ],
  [
    'reverse',
    (runtime, self, args) => {
      const items = changeable(self, 'reverse');
      positional('reverse()', args, 0);
      runtime.spend(1 + items.length / 16);
      items.reverse();
      return null;
    },
  ],
  [
    'sort',
    (runtime, self, args) => {
      const items = changeable(self, 'sort');
      positional('sort() without names', { ...args, named: new Map() }, 0);
      const [key = null, reverse = null] = bindArguments('sort()', args, [
        ['key', null],
        ['reverse', false],
      ]);
      sortValues(runtime, items, key, isTrue(reverse)).forEach((item, i) => (items[i] = item));
      return null;
    },
  ],
  [
    'copy',
    (runtime, self, args) => {
      positional('copy()', args, 0);
      const { items } = self as List;
      runtime.makeElements(items.length);
      return new List([...items]);
    },
  ],
]);

function changeable(self: Value, method: string): Value[] {
  refuseFrozen(self as List, method);
  return (self as List).items;
}

/**
 * Sorts the values like Python's sorted(): stable, also in reverse.
 * @param key a function that gives the sort key of each value; null to sort by the values themselves
 * @throws TemplateError (type) if two of them have no order
 */
function sortValues(runtime: Runtime, values: readonly Value[], key: Value, reverse: boolean): Value[] {
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
