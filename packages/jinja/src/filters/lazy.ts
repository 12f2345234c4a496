import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { compare, equals } from '../values/compare.ts';
import { toArray } from '../values/iterate.ts';
import { toIndex } from '../values/numbers.ts';
import { floorDivide, modulo, multiply, subtract } from '../values/operators.ts';
import { protocolsOf } from '../values/protocols.ts';
import { isTrue } from '../values/truth.ts';
import { typeNameOf } from '../values/type-name.ts';
import { Dict, Generator, List, Tuple, Undefined, type Value } from '../values/value.ts';
import { type Getter, makeGetter } from './attribute-path.ts';
import { define } from './define.ts';
import { elementsOf } from './elements.ts';

/** Filters that make other elements of the elements, as they are asked for. */
export const lazyFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('batch', [['linecount'], ['fill_with', null]], (runtime, value, [count = null, filling = null]) => {
    return new Generator(batch(runtime, value, count, filling));
  }),
  define('slice', [['slices'], ['fill_with', null]], (runtime, value, [slices = null, filling = null]) => {
    return new Generator(slice(runtime, value, slices, filling));
  }),
  define(
    'unique',
    [
      ['case_sensitive', false],
      ['attribute', null],
    ],
    (runtime, value, [caseSensitive = null, attribute = null]) => {
      const getKey = makeGetter(runtime, attribute, { ignoreCase: !isTrue(caseSensitive) });
      return new Generator(unique(runtime, value, getKey));
    }
  ),
  define('items', [], (runtime, value) => new Generator(items(runtime, value))),
];

/** Rows of that many elements; the last one is filled up where there is a filling. */
function* batch(runtime: Runtime, value: Value, count: Value, filling: Value): Iterable<Value> {
  let row: Value[] = [];
  for (const item of elementsOf(runtime, value)) {
    if (equals(runtime, row.length, count)) {
      yield new List(row);
      row = [];
    }
    runtime.makeElements(1);
    row.push(item);
  }
  if (row.length === 0) {
    return;
  }
  if (filling !== null && compare(runtime, row.length, count, '<')) {
    const missing = multiply(runtime, new List([filling]), subtract(runtime, count, row.length));
    row = [...row, ...(missing as List).items];
  }
  yield new List(row);
}

const stepsOfRow = 5;

/** That many rows, of which the first ones have one element more where they do not all have the same number. */
function* slice(runtime: Runtime, value: Value, slices: Value, filling: Value): Iterable<Value> {
  const all = toArray(runtime, value);
  const perRow = Number(floorDivide(runtime, all.length, slices));
  const longer = Number(modulo(runtime, all.length, slices));
  const rows = toIndex(slices, 'the number of slices');
  let start = 0;
  for (let row = 0; row < rows; row++) {
    const end = start + perRow + (row < longer ? 1 : 0);
    runtime.makeElements(end - start + stepsOfRow);
    const part = all.slice(start, end);
    if (filling !== null && row >= longer) {
      part.push(filling);
    }
    yield new List(part);
    start = end;
  }
}

/** The first element of each key. */
function* unique(runtime: Runtime, value: Value, getKey: Getter): Iterable<Value> {
  const seen = new Dict();
  const others: Value[] = [];
  for (const item of elementsOf(runtime, value)) {
    runtime.makeElements(1);
    const key = getKey(item);
    if (comparesItself(key)) {
      runtime.spend(others.length);
      if (!others.some((other) => equals(runtime, other, key))) {
        others.push(key);
        yield item;
      }
    } else if (!seen.has(key)) {
      seen.set(key, null);
      yield item;
    }
  }
}

/** What is equal to others that are not the same object, such as a time; a dict would not find it. */
function comparesItself(key: Value): boolean {
  return key instanceof Undefined || protocolsOf(key).equals !== undefined;
}

function* items(runtime: Runtime, value: Value): Iterable<Value> {
  if (value instanceof Undefined) {
    return;
  }
  if (!(value instanceof Dict)) {
    throw new TemplateError(
      'type',
      `the filter items needs a dict, not a ${typeNameOf(value)}; go through it directly`
    );
  }
  for (const entry of value.entries()) {
    runtime.makeElements(1);
    yield new Tuple(entry);
  }
}
