import { TemplateError } from '../errors.ts';
import type { Arguments } from '../runtime/arguments.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { compare, equals } from '../values/compare/compare.ts';
import { toArray } from '../values/iterate.ts';
import { toIndex } from '../values/numbers/numbers.ts';
import { floorDivide, modulo, multiply, subtract } from '../values/operators.ts';
import { isTrue, protocolsOf, typeNameOf } from '../values/protocols.ts';
import { toRepr } from '../values/text.ts';
import { Dict, Generator, List, Tuple, Undefined, type Value } from '../values/value.ts';
import { define } from './define.ts';
import { elementsOf, type Getter, makeGetter } from './elements.ts';
import { charactersIn, isText } from './text-value.ts';

/** Filters that transform elements lazily. */
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

/** Rows of that many elements. The last one is filled up if a filling is given. */
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

/** That many rows. If they cannot all have the same length, the first ones have one element more. */
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

/** Whether the value can be equal to a different object, such as a time; a dict would not find it. */
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

/** Filters that lazily apply another filter or a test to each element. */
export const selectFilters: ReadonlyArray<readonly [string, Filter]> = [
  lazily('map', map),
  lazily('select', select, { wanted: true, byAttribute: false }),
  lazily('reject', select, { wanted: false, byAttribute: false }),
  lazily('selectattr', select, { wanted: true, byAttribute: true }),
  lazily('rejectattr', select, { wanted: false, byAttribute: true }),
];

type Body<Options extends unknown[]> = (
  runtime: Runtime,
  value: Value,
  args: Arguments,
  ...options: Options
) => Iterable<Value>;

function lazily<Options extends unknown[]>(
  name: string,
  body: Body<Options>,
  ...options: Options
): readonly [string, Filter] {
  return [
    name,
    (runtime, value, args) => {
      runtime.spend(stepsOfGenerator);
      return new Generator(body(runtime, value, args, ...options));
    },
  ];
}

const stepsOfGenerator = 5;

function* map(runtime: Runtime, value: Value, args: Arguments): Iterable<Value> {
  if (!isTrue(value)) {
    return;
  }
  const mapped = mapper(runtime, args);
  for (const item of elementsOf(runtime, value)) {
    runtime.spend(1);
    yield mapped(item);
  }
}

function mapper(runtime: Runtime, args: Arguments): Getter {
  const attribute = args.named.get('attribute');
  if (args.positional.length === 0 && attribute !== undefined) {
    const surplus = [...args.named.keys()].find((name) => name !== 'attribute' && name !== 'default');
    if (surplus !== undefined) {
      throw new TemplateError('type', `the filter map has no argument ${surplus}; it knows attribute and default`);
    }
    return makeGetter(runtime, attribute, { byDefault: args.named.get('default') ?? null });
  }
  const [name, ...rest] = args.positional;
  if (name === undefined) {
    throw new TemplateError('type', 'the filter map needs a filter, such as map("upper"), or attribute="…"');
  }
  const filter = isText(name) ? runtime.environment.filters.get(charactersIn(name)) : undefined;
  if (filter === undefined) {
    throw new TemplateError('type', `there is no filter named ${toRepr(runtime, name)}; check its spelling`);
  }
  const given = { positional: rest, named: args.named };
  return (item) => {
    runtime.enter();
    const result = filter(runtime, item, given);
    runtime.leave();
    return result;
  };
}

interface Selection {
  /** The result of the test that keeps an element. */
  readonly wanted: boolean;
  /** Whether the first argument is an attribute of the elements. */
  readonly byAttribute: boolean;
}

function* select(runtime: Runtime, value: Value, args: Arguments, { wanted, byAttribute }: Selection): Iterable<Value> {
  if (!isTrue(value)) {
    return;
  }
  const [attribute = null, ...others] = byAttribute ? args.positional : [null, ...args.positional];
  if (byAttribute && args.positional.length === 0) {
    throw new TemplateError('type', 'the filter needs an attribute, such as selectattr("name"); give its name');
  }
  const get = makeGetter(runtime, attribute);
  const passes = tester(runtime, { positional: others, named: args.named });
  for (const item of elementsOf(runtime, value)) {
    runtime.spend(1);
    if (passes(get(item)) === wanted) {
      yield item;
    }
  }
}

function tester(runtime: Runtime, { positional, named }: Arguments): (item: Value) => boolean {
  const [name, ...rest] = positional;
  if (name === undefined) {
    return isTrue;
  }
  const test = isText(name) ? runtime.environment.tests.get(charactersIn(name)) : undefined;
  if (test === undefined) {
    throw new TemplateError('type', `there is no test named ${toRepr(runtime, name)}; check its spelling`);
  }
  const given = { positional: rest, named };
  return (item) => test(runtime, item, given);
}
