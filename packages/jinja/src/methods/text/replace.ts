import type { Runtime } from '../../runtime/runtime.ts';
import { codePointsOf } from '../../values/code-points.ts';
import { Search } from '../../values/search.ts';
import { positional, sizeArgument, textArgument } from '../method.ts';
import { spendOn, type TextMethods } from './text-method.ts';

/** `replace`, `removeprefix` and `removesuffix`. */
export const replaceMethods: TextMethods = [
  [
    'replace',
    (runtime, text, args) => {
      const [old = null, by = null, count = -1] = positional('replace()', args, 2, 3);
      const [oldText, newText] = [
        textArgument(old, 'what replace() looks for'),
        textArgument(by, 'what replace() puts'),
      ];
      const most = sizeArgument(count, 'the count for replace()');
      return replace(runtime, text, oldText, newText, most < 0 ? Infinity : most);
    },
  ],
  [
    'removeprefix',
    (runtime, text, args) => {
      const [given = null] = positional('removeprefix()', args, 1);
      const prefix = textArgument(given, 'the prefix for removeprefix()');
      spendOn(runtime, prefix);
      return text.startsWith(prefix) ? text.slice(prefix.length) : text;
    },
  ],
  [
    'removesuffix',
    (runtime, text, args) => {
      const [given = null] = positional('removesuffix()', args, 1);
      const suffix = textArgument(given, 'the suffix for removesuffix()');
      spendOn(runtime, suffix);
      return text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text;
    },
  ],
];

function replace(runtime: Runtime, text: string, old: string, by: string, most: number): string {
  spendOn(runtime, text);
  if (most === 0 || old.length > text.length) {
    return text;
  }
  const parts = old === '' ? between(runtime, text, most) : around(runtime, text, old, most);
  runtime.makeText(text.length + (parts.length - 1) * (by.length - old.length));
  return parts.join(by);
}

/** The parts of a text around every one of its characters, of which there may be an empty one at both ends. */
function between(runtime: Runtime, text: string, most: number): string[] {
  runtime.spend(text.length);
  const characters = codePointsOf(text);
  const parts = ['', ...characters.slice(0, most - 1)];
  const rest = characters.slice(most - 1).join('');
  return most > characters.length ? [...parts, ''] : [...parts, rest];
}

function around(runtime: Runtime, text: string, old: string, most: number): string[] {
  const search = new Search(old);
  const parts: string[] = [];
  let start = 0;
  for (let at = search.first(text, 0); at >= 0 && parts.length < most; at = search.first(text, start)) {
    runtime.spend(1);
    parts.push(text.slice(start, at));
    start = at + old.length;
  }
  parts.push(text.slice(start));
  return parts;
}
