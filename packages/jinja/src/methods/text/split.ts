import { TemplateError } from '../../errors.ts';
import { bindArguments } from '../../runtime/arguments.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { whiteSpace } from '../../values/characters.ts';
import { toArray } from '../../values/iterate.ts';
import { isTrue, typeNameOf } from '../../values/protocols.ts';
import { Search } from '../../values/search.ts';
import { List, Markup, Tuple, Undefined } from '../../values/value.ts';
import { positional, sizeArgument, spendOn, textArgument, type TextMethod, type TextMethods } from '../method.ts';

/** `split`, `partition` and the other methods that split a text. */
export const splitMethods: TextMethods = [
  ['split', split('split', splitAtSpace, splitAt)],
  ['rsplit', split('rsplit', splitAtSpaceFromEnd, splitAtFromEnd)],
  [
    'splitlines',
    (runtime, text, args) => {
      const [keepEnds = null] = bindArguments('splitlines()', args, [['keepends', false]]);
      spendOn(runtime, text);
      const lines = text.match(lineWithEnd) ?? [];
      runtime.makeElements(lines.length);
      return new List(isTrue(keepEnds) ? [...lines] : lines.map((line) => line.replace(lineEnd, '')));
    },
  ],
  [
    'partition',
    partition(
      'partition',
      (search, text) => search.first(text, 0),
      (text) => [text, '', '']
    ),
  ],
  [
    'rpartition',
    partition(
      'rpartition',
      (search, text) => search.last(text, text.length),
      (text) => ['', '', text]
    ),
  ],
];

const lineWithEnd =
  /[^\n-\r\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029])|[^\n-\r\x1c-\x1e\x85\u2028\u2029]+/g;
const lineEnd = /(?:\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029])$/;

type Splitter<Args extends unknown[]> = (runtime: Runtime, text: string, most: number, ...args: Args) => string[];

function split(name: string, atSpace: Splitter<[]>, at: Splitter<[separator: string]>): TextMethod {
  return (runtime, text, args) => {
    const [separator = null, count = null] = bindArguments(`${name}()`, args, [
      ['sep', null],
      ['maxsplit', -1],
    ]);
    const given = sizeArgument(count, `the count for ${name}()`);
    const most = given < 0 ? Infinity : given;
    spendOn(runtime, text);
    if (separator === null) {
      return listOf(runtime, atSpace(runtime, text, most));
    }
    return listOf(
      runtime,
      at(runtime, text, most, separatorArgument(textArgument(separator, `the separator for ${name}()`), name))
    );
  };
}

function listOf(runtime: Runtime, parts: string[]): List {
  runtime.makeElements(parts.length);
  return new List(parts);
}

function separatorArgument(separator: string, name: string): string {
  if (separator === '') {
    throw new TemplateError('value', `the separator for ${name}() cannot be empty; use | list for the characters`);
  }
  return separator;
}

function splitAt(runtime: Runtime, text: string, most: number, separator: string): string[] {
  const search = new Search(separator);
  const parts: string[] = [];
  let start = 0;
  for (let at = search.first(text, 0); at >= 0 && parts.length < most; at = search.first(text, start)) {
    runtime.spend(1);
    parts.push(text.slice(start, at));
    start = at + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}

function splitAtFromEnd(runtime: Runtime, text: string, most: number, separator: string): string[] {
  const search = new Search(separator);
  const parts: string[] = [];
  let end = text.length;
  for (let at = search.last(text, end); at >= 0 && parts.length < most; at = search.last(text, end)) {
    runtime.spend(1);
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

function splitAtSpace(runtime: Runtime, text: string, most: number): string[] {
  const parts: string[] = [];
  const word = new RegExp(`[^${whiteSpace}]+`, 'g');
  for (let found = word.exec(text); found !== null; found = word.exec(text)) {
    runtime.spend(1);
    if (parts.length === most) {
      parts.push(text.slice(found.index));
      break;
    }
    parts.push(found[0]);
  }
  return parts;
}

function splitAtSpaceFromEnd(runtime: Runtime, text: string, most: number): string[] {
  const parts: string[] = [];
  let end = skipBack(text, text.length, true);
  while (end > 0) {
    runtime.spend(1);
    const start = parts.length === most ? 0 : skipBack(text, end, false);
    parts.push(text.slice(start, end));
    end = skipBack(text, start, true);
  }
  return parts.reverse();
}

/** The end of the run of white space, or of other characters, that ends at that index, searched backwards. */
function skipBack(text: string, from: number, isSpace: boolean): number {
  let at = from;
  while (at > 0 && whiteSpace.includes(text.charAt(at - 1)) === isSpace) {
    at--;
  }
  return at;
}

function partition(
  name: string,
  find: (search: Search, text: string) => number,
  unparted: (text: string) => string[]
): TextMethod {
  return (runtime, text, args) => {
    const [given = null] = positional(`${name}()`, args, 1);
    const separator = separatorArgument(textArgument(given, `the separator for ${name}()`), name);
    spendOn(runtime, text);
    const at = find(new Search(separator), text);
    return new Tuple(at < 0 ? unparted(text) : [text.slice(0, at), separator, text.slice(at + separator.length)]);
  };
}

export const joinMethods: TextMethods = [
  [
    'join',
    (runtime, text, args) => {
      const [iterable = null] = positional('join()', args, 1);
      const parts: string[] = [];
      let length = 0;
      for (const item of toArray(runtime, iterable)) {
        const part = item instanceof Markup ? item.text : item;
        if (typeof part !== 'string') {
          const why = part instanceof Undefined ? `but ${part.error().message}` : `not a ${typeNameOf(part)}`;
          throw new TemplateError('type', `join() joins texts, ${why}; use the filter join, which takes all values`);
        }
        length += part.length;
        parts.push(part);
      }
      runtime.makeText(length + text.length * Math.max(0, parts.length - 1));
      return parts.join(text);
    },
  ],
];
