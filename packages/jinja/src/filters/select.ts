import { TemplateError } from '../errors.ts';
import type { Arguments } from '../runtime/arguments.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { toRepr } from '../values/text.ts';
import { isTrue } from '../values/truth.ts';
import { Generator, type Value } from '../values/value.ts';
import { type Getter, makeGetter } from './attribute-path.ts';
import { elementsOf } from './elements.ts';
import { charactersIn, isText } from './text-value.ts';

/** Filters that apply another filter or a test to each element. Nothing is done before the elements are asked for. */
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
  /** Which result of the test keeps an element. */
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
