import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { getItem } from '../values/attributes.ts';
import { codePointsOf } from '../values/characters.ts';
import { compare } from '../values/compare/compare.ts';
import { iterate, lengthOf, toArray } from '../values/iterate.ts';
import { add } from '../values/operators.ts';
import { isTrue, typeNameOf } from '../values/protocols.ts';
import { escape, toText } from '../values/text.ts';
import { Dict, Generator, List, Markup, Tuple, Undefined, type Value } from '../values/value.ts';
import { DictView, Range } from '../values/views.ts';
import { define } from './define.ts';
import { makeGetter } from './elements.ts';
import { charactersIn, isText } from './text-value.ts';

/** Filters over the elements of a value, in the order they have. */
export const sequenceFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('length', [], lengthOf),
  define('count', [], lengthOf),
  define('list', [], (runtime, value) => new List([...toArray(runtime, value)])),
  define('first', [], first),
  define('last', [], last),
  define('random', [], random),
  define('reverse', [], reverse),
  define(
    'join',
    [
      ['d', ''],
      ['attribute', null],
    ],
    (runtime, value, [separator = null, attribute = null]) => {
      const get = makeGetter(runtime, attribute);
      return runtime.autoescape === true
        ? joinEscaped(runtime, separator, toArray(runtime, value).map(get))
        : joinTexts(runtime, toText(runtime, separator), value, (item) => toText(runtime, get(item)));
    }
  ),
];

function first(runtime: Runtime, value: Value): Value {
  if (isText(value)) {
    const [character] = charactersIn(value);
    return character === undefined ? empty('first') : sameText(value, character);
  }
  const next = iterate(runtime, value)[Symbol.iterator]().next();
  return next.done === true ? empty('first') : next.value;
}

function last(runtime: Runtime, value: Value): Value {
  if (isText(value)) {
    const end = charactersIn(value).slice(-2);
    const character = Array.from(end).at(-1);
    return character === undefined ? empty('last') : sameText(value, character);
  }
  const reversed = reversedOf(runtime, value);
  if (reversed === undefined) {
    throw new TemplateError(
      'type',
      `the filter last cannot go through a ${typeNameOf(value)} backwards; put | list before it`
    );
  }
  for (const item of reversed) {
    return item;
  }
  return empty('last');
}

function random(runtime: Runtime, value: Value): Value {
  const length = lengthOf(runtime, value);
  if (length === 0) {
    return empty('random');
  }
  const index = Math.floor(runtime.environment.random() * length);
  if (value instanceof Dict && !value.has(index)) {
    throw new TemplateError('key', `the dict has no key ${index}; put | list before the filter random`);
  }
  return getItem(runtime, value, index);
}

function reverse(runtime: Runtime, value: Value): Value {
  if (isText(value)) {
    const text = charactersIn(value);
    runtime.makeText(text.length);
    runtime.makeElements(text.length);
    return sameText(value, codePointsOf(text).toReversed().join(''));
  }
  const reversed = reversedOf(runtime, value);
  return reversed === undefined ? new List(toArray(runtime, value).toReversed()) : new Generator(reversed);
}

/** The elements in reverse order. @returns undefined if they can only be iterated forwards */
function reversedOf(runtime: Runtime, value: Value): Iterable<Value> | undefined {
  if (value instanceof List || value instanceof Tuple) {
    return backwards(value.items);
  }
  if (value instanceof Dict || value instanceof DictView || value instanceof Range) {
    return toArray(runtime, value).toReversed();
  }
  return value instanceof Undefined ? [] : undefined;
}

function* backwards(items: readonly Value[]): Iterable<Value> {
  for (let i = items.length - 1; i >= 0; i--) {
    yield items[i] as Value;
  }
}

function joinTexts(runtime: Runtime, separator: string, value: Value, textOf: (item: Value) => string): string {
  const texts: string[] = [];
  let length = 0;
  for (const item of iterate(runtime, value)) {
    const text = textOf(item);
    length += text.length + (texts.length === 0 ? 0 : separator.length);
    runtime.spend(1);
    if (length > runtime.environment.limits.text) {
      runtime.makeText(length);
    }
    texts.push(text);
  }
  runtime.makeText(length);
  return texts.join(separator);
}

/** Escapes everything as soon as anything is markup. */
function joinEscaped(runtime: Runtime, separator: Value, items: readonly Value[]): Value {
  if (!(separator instanceof Markup) && !items.some((item) => item instanceof Markup)) {
    return joinTexts(runtime, toText(runtime, separator), new List([...items]), (item) => toText(runtime, item));
  }
  const between = escape(runtime, separator).text;
  return new Markup(joinTexts(runtime, between, new List([...items]), (item) => escape(runtime, item).text));
}

function sameText(like: string | Markup, text: string): Value {
  return typeof like === 'string' ? text : new Markup(text);
}

function empty(which: string): Undefined {
  return new Undefined(
    `there is no ${which} element, because there are no elements; test it with "is defined", or give a default`
  );
}

/** Filters that combine all elements into one value. */
export const aggregateFilters: ReadonlyArray<readonly [string, Filter]> = [
  extreme('min', '<'),
  extreme('max', '>'),
  define(
    'sum',
    [
      ['attribute', null],
      ['start', 0],
    ],
    (runtime, value, [attribute = null, start = null]) => {
      if (isText(start)) {
        throw new TemplateError('type', 'the filter sum adds no texts; use join');
      }
      const get = makeGetter(runtime, attribute);
      let total: Value = start;
      for (const item of iterate(runtime, value)) {
        runtime.spend(1);
        total = add(runtime, total, get(item));
      }
      return total;
    }
  ),
];

function extreme(name: string, operator: '<' | '>'): readonly [string, Filter] {
  const parameters = [
    ['case_sensitive', false],
    ['attribute', null],
  ] as const;
  return define(name, parameters, (runtime, value, [caseSensitive = null, attribute = null]) => {
    const getKey = makeGetter(runtime, attribute, { ignoreCase: !isTrue(caseSensitive) });
    let best: { readonly item: Value; readonly key: Value } | undefined;
    for (const item of iterate(runtime, value)) {
      runtime.spend(1);
      const key = getKey(item);
      if (best === undefined || compare(runtime, key, best.key, operator)) {
        best = { item, key };
      }
    }
    if (best === undefined) {
      return new Undefined(
        `there is no ${name}, because there are no elements; test it with "is defined", or give a default`
      );
    }
    return best.item;
  });
}
