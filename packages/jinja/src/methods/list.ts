import { TemplateError } from '../errors.ts';
import { bindArguments } from '../runtime/arguments.ts';
import { isSame } from '../values/equals.ts';
import { toArray } from '../values/iterate.ts';
import { toRepr } from '../values/text.ts';
import { isTrue } from '../values/truth.ts';
import { List, type Value } from '../values/value.ts';
import { refuseFrozen } from './frozen.ts';
import { type Method, type Methods, positional, sizeArgument } from './method.ts';
import { sequenceMethods } from './sequence.ts';
import { sortValues } from './sort.ts';

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
