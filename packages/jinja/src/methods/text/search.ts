import { TemplateError } from '../../errors.ts';
import type { Arguments } from '../../runtime/arguments.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { codePointLength, isSimple, unitIndexOf } from '../../values/characters.ts';
import { Search } from '../../values/search.ts';
import { Tuple, type Value } from '../../values/value.ts';
import { boundArgument, positional, spendOn, textArgument, type TextMethod, type TextMethods } from '../method.ts';

/** `find`, `count`, `startswith` and the other methods that search a text. */
export const searchMethods: TextMethods = [
  ['find', find('find', 'first')],
  ['rfind', find('rfind', 'last')],
  ['index', orFail('index', find('index', 'first'))],
  ['rindex', orFail('rindex', find('rindex', 'last'))],
  [
    'count',
    (runtime, text, args) => {
      const part = textArgument(positional('count()', args, 1, 3)[0] ?? null, 'what count() looks for');
      const { part: within, isInside } = windowOf(runtime, text, args, 'count()');
      if (!isInside) {
        return 0;
      }
      return part === '' ? codePointLength(within) + 1 : count(runtime, within, part);
    },
  ],
  ['startswith', edge('startswith', (text, part) => text.startsWith(part))],
  ['endswith', edge('endswith', (text, part) => text.endsWith(part))],
];

function find(name: string, which: 'first' | 'last'): TextMethod {
  return (runtime, text, args) => {
    const part = textArgument(positional(`${name}()`, args, 1, 3)[0] ?? null, `what ${name}() looks for`);
    const { part: within, start, isInside } = windowOf(runtime, text, args, `${name}()`);
    if (!isInside) {
      return -1;
    }
    const at = findIn(within, part, which);
    return at < 0 ? -1 : start + codePointLength(within.slice(0, at));
  };
}

function findIn(text: string, part: string, which: 'first' | 'last'): number {
  if (part === '') {
    return which === 'first' ? 0 : text.length;
  }
  const search = new Search(part);
  return which === 'first' ? search.first(text, 0) : search.last(text, text.length);
}

function orFail(name: string, body: TextMethod): TextMethod {
  return (runtime, text, args) => {
    const at = body(runtime, text, args);
    if (at === -1) {
      throw new TemplateError(
        'value',
        `${name}() did not find its text; use ${name.replace('index', 'find')}(), which gives -1`
      );
    }
    return at;
  };
}

function count(runtime: Runtime, text: string, part: string): number {
  const search = new Search(part);
  let found = 0;
  for (let at = search.first(text, 0); at >= 0; at = search.first(text, at + part.length)) {
    runtime.spend(0.25);
    found++;
  }
  return found;
}

/** `startswith` and `endswith`; a tuple matches if one of its texts does. */
function edge(name: string, holds: (text: string, part: string) => boolean): TextMethod {
  return (runtime, text, args) => {
    const [parts = null] = positional(`${name}()`, args, 1, 3);
    const { part: within, isInside } = windowOf(runtime, text, args, `${name}()`);
    const test = (part: Value) => {
      const wanted = textArgument(part, `what ${name}() looks for`);
      spendOn(runtime, wanted);
      return isInside && holds(within, wanted);
    };
    return parts instanceof Tuple ? parts.items.some(test) : test(parts);
  };
}

interface Window {
  readonly part: string;
  /** The start, in characters. */
  readonly start: number;
  /** Whether start and end are within the text, in that order. */
  readonly isInside: boolean;
}

/** The part of the text between the bounds in the second and third argument. */
function windowOf(
  runtime: Runtime,
  text: string,
  { positional: [, from = null, to = null] }: Arguments,
  callee: string
): Window {
  spendOn(runtime, text);
  if (from === null && to === null) {
    return { part: text, start: 0, isInside: true };
  }
  const length = codePointLength(text);
  const start = counted(boundArgument(from, `the start for ${callee}`) ?? 0, length);
  const end = Math.min(length, counted(boundArgument(to, `the end for ${callee}`) ?? length, length));
  const units = (index: number) => (isSimple(text) ? index : unitIndexOf(text, index));
  return { part: start < end ? text.slice(units(start), units(end)) : '', start, isInside: start <= end };
}

function counted(index: number, length: number): number {
  return index < 0 ? Math.max(0, index + length) : index;
}
