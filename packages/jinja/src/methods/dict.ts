import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { contains } from '../values/compare/contains.ts';
import { iterate, toArray } from '../values/iterate.ts';
import { typeNameOf } from '../values/protocols.ts';
import { toRepr } from '../values/text.ts';
import { Dict, Tuple, Undefined, type Value } from '../values/value.ts';
import { DictView } from '../values/views.ts';
import { type Method, type Methods, positional, refuseFrozen } from './method.ts';

/** The methods of Python's dict, by name. */
export const dictMethods: Methods = new Map<string, Method>([
  ['items', view('items')],
  ['keys', view('keys')],
  ['values', view('values')],
  [
    'get',
    (_, self, args) => {
      const [key = null, byDefault = null] = positional('get()', args, 1, 2);
      const value = (self as Dict).get(key);
      return value === undefined ? byDefault : value;
    },
  ],
  [
    'copy',
    (runtime, self, args) => {
      positional('copy()', args, 0);
      runtime.makeElements((self as Dict).size);
      return new Dict((self as Dict).entries());
    },
  ],
  [
    'pop',
    (runtime, self, args) => {
      const dict = changeable(self, 'pop');
      const [key = null, byDefault] = positional('pop()', args, 1, 2);
      const found = dict.get(key);
      const value = found === undefined ? byDefault : found;
      if (value === undefined) {
        throw new TemplateError(
          'key',
          `pop() found no key ${toRepr(runtime, key)}; give a second argument, which is taken then`
        );
      }
      dict.delete(key);
      return value;
    },
  ],
  [
    'popitem',
    (runtime, self, args) => {
      const dict = changeable(self, 'popitem');
      positional('popitem()', args, 0);
      runtime.spend(1 + dict.size / 16);
      let last: readonly [Value, Value] | undefined;
      for (const entry of dict.entries()) {
        last = entry;
      }
      if (last === undefined) {
        throw new TemplateError('key', 'popitem() found the dict empty; test that first');
      }
      dict.delete(last[0]);
      return new Tuple([...last]);
    },
  ],
  [
    'setdefault',
    (runtime, self, args) => {
      const dict = changeable(self, 'setdefault');
      const [key = null, byDefault = null] = positional('setdefault()', args, 1, 2);
      runtime.spend(1);
      const value = dict.get(key);
      if (value === undefined) {
        dict.set(key, byDefault);
      }
      return value === undefined ? byDefault : value;
    },
  ],
  [
    'clear',
    (_, self, args) => {
      positional('clear()', args, 0);
      changeable(self, 'clear').clear();
      return null;
    },
  ],
  [
    'update',
    (runtime, self, { positional: [other, ...surplus], named }) => {
      const dict = changeable(self, 'update');
      if (surplus.length > 0) {
        throw new TemplateError('type', 'update() takes one argument without a name at most; leave out the others');
      }
      if (other !== undefined) {
        addEntries(runtime, dict, other);
      }
      runtime.makeElements(named.size);
      named.forEach((value, name) => dict.set(name, value));
      return null;
    },
  ],
  [
    'fromkeys',
    (runtime, _self, args) => {
      const [keys = null, value = null] = positional('fromkeys()', args, 1, 2);
      return new Dict(toArray(runtime, keys).map((key) => [key, value] as const));
    },
  ],
]);

function view(kind: 'items' | 'keys' | 'values'): Method {
  return (_, self, args) => {
    positional(`${kind}()`, args, 0);
    return new DictView(self as Dict, kind);
  };
}

function changeable(self: Value, method: string): Dict {
  refuseFrozen(self as Dict, method);
  return self as Dict;
}

/** Adds the entries of a dict, or the pairs of an iterable. @throws TemplateError (type, value) for what is neither */
function addEntries(runtime: Runtime, dict: Dict, other: Value): void {
  if (other instanceof Undefined) {
    throw other.error();
  }
  if (other instanceof Dict) {
    runtime.makeElements(other.size);
    for (const [key, value] of [...other.entries()]) {
      dict.set(key, value);
    }
    return;
  }
  for (const pair of iterate(runtime, other)) {
    const items = toArray(runtime, asPair(pair));
    if (items.length !== 2) {
      throw new TemplateError(
        'value',
        `update() takes pairs of a key and a value, but found ${items.length} elements together; give a dict or pairs`
      );
    }
    dict.set(items[0] as Value, items[1] as Value);
  }
}

function asPair(value: Value): Value {
  if (value === null || (typeof value !== 'object' && typeof value !== 'string')) {
    throw new TemplateError('type', `update() takes a dict or pairs, but found a ${typeNameOf(value)}; give pairs`);
  }
  return value;
}

/** The methods of the results of a dict's `keys()` and `items()`. */
export const viewMethods: Methods = new Map<string, Method>([
  [
    'isdisjoint',
    (runtime, self, args) => {
      const [other = null] = positional('isdisjoint()', args, 1);
      return !toArray(runtime, other).some((item) => contains(runtime, self, item));
    },
  ],
]);
