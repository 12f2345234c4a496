import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isSame } from '../values/equals.ts';
import { toIndex } from '../values/numbers.ts';
import { toRepr } from '../values/text.ts';
import { List, Tuple, type Value } from '../values/value.ts';
import type { Range } from '../values/views.ts';
import { type Method, type Methods, positional } from './method.ts';

/** The methods that lists, tuples and ranges have in common. */
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
