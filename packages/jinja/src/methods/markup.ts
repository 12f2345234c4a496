import type { Arguments } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { toArray } from '../values/iterate.ts';
import { escape } from '../values/text.ts';
import { List, Markup, Tuple, type Value } from '../values/value.ts';
import { type Method, type Methods, positional, type TextMethod } from './method.ts';
import { formatMapWith, formatWith } from './text/format.ts';
import { textBodies } from './text/index.ts';

/** The methods of markupsafe's Markup: those of str, most of which escape their arguments and return markup. */
export const markupMethods: Methods = new Map<string, Method>([
  ...Array.from(
    textBodies,
    ([name, body]) =>
      [name, (runtime, self, args) => body(runtime, (self as Markup).text, args)] satisfies [string, Method]
  ),
  ...[
    'capitalize',
    'center',
    'expandtabs',
    'ljust',
    'lower',
    'lstrip',
    'partition',
    'replace',
    'rjust',
    'rpartition',
    'rstrip',
    'strip',
    'swapcase',
    'title',
    'translate',
    'upper',
    'zfill',
  ].map((name) => [name, escaping(bodyOf(name))] as const),
  ...['rsplit', 'split', 'splitlines'].map((name) => [name, marking(bodyOf(name))] as const),
  ['format', marking(formatWith(true))],
  ['format_map', marking(formatMapWith(true))],
  [
    'join',
    (runtime, self, args) => {
      const [iterable = null] = positional('join()', args, 1);
      const parts = toArray(runtime, iterable).map((item) => escape(runtime, item).text);
      return new Markup(bodyOf('join')(runtime, (self as Markup).text, listArgument(parts)) as string);
    },
  ],
]);

function bodyOf(name: string): TextMethod {
  return textBodies.get(name) as TextMethod;
}

function escaping(body: TextMethod): Method {
  return marking((runtime, text, { positional, named }) =>
    body(runtime, text, {
      positional: positional.map((value) => escapedText(runtime, value)),
      named: new Map(Array.from(named, ([name, value]) => [name, escapedText(runtime, value)])),
    })
  );
}

function escapedText(runtime: Runtime, value: Value): Value {
  return typeof value === 'string' ? escape(runtime, value).text : value;
}

/** Wraps the method so that the texts in its result are markup. */
function marking(body: TextMethod): Method {
  return (runtime, self, args) => mark(body(runtime, (self as Markup).text, args));
}

function mark(value: Value): Value {
  if (typeof value === 'string') {
    return new Markup(value);
  }
  if (value instanceof List) {
    return new List(value.items.map(mark));
  }
  return value instanceof Tuple ? new Tuple(value.items.map(mark)) : value;
}

function listArgument(items: Value[]): Arguments {
  return { positional: [new List(items)], named: new Map() };
}
