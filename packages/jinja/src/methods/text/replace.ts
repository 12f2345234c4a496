import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { codePointsOf } from '../../values/characters.ts';
import { isInt } from '../../values/numbers/numbers.ts';
import { typeNameOf } from '../../values/protocols.ts';
import { Search } from '../../values/search.ts';
import { Dict, List, Markup, Tuple, type Value } from '../../values/value.ts';
import { positional, sizeArgument, spendOn, textArgument, type TextMethods } from '../method.ts';

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

/** Splits a text around each of its characters, with an empty part at both ends. */
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

/** `translate` and `maketrans`. */
export const translateMethods: TextMethods = [
  [
    'translate',
    (runtime, text, args) => {
      const [table = null] = positional('translate()', args, 1);
      runtime.spend(1 + text.length);
      const pieces: string[] = [];
      let length = 0;
      for (const character of text) {
        const replacement = lookUp(table, character.codePointAt(0) ?? 0);
        const piece = replacement === undefined ? character : toCharacters(replacement);
        length += piece.length;
        pieces.push(piece);
      }
      runtime.makeText(length);
      return pieces.join('');
    },
  ],
  [
    'maketrans',
    (runtime, _text, args) => {
      const [from = null, to, removed] = positional('maketrans()', args, 1, 3);
      return to === undefined ? fromDict(runtime, from) : fromTexts(runtime, from, to, removed);
    },
  ],
];

/** The entry of the table for that character; undefined if there is none. */
function lookUp(table: Value, code: number): Value | undefined {
  if (table instanceof Dict) {
    return table.get(code);
  }
  if (table instanceof List || table instanceof Tuple) {
    return table.items[code];
  }
  if (typeof table === 'string') {
    return codePointsOf(table)[code];
  }
  throw new TemplateError('type', `translate() needs a dict, not a ${typeNameOf(table)}; make one with maketrans()`);
}

function toCharacters(replacement: Value): string {
  if (replacement === null) {
    return '';
  }
  if (isInt(replacement)) {
    const code = Number(replacement);
    if (code < 0 || code > 0x10ffff) {
      throw new TemplateError('value', `translate() found ${code}, which is not a character; use 0 to 1114111`);
    }
    return String.fromCodePoint(code);
  }
  return textArgument(replacement, 'what translate() puts');
}

function fromTexts(runtime: Runtime, from: Value, to: Value, removed: Value | undefined): Dict {
  const [keys, values, rest] = [from, to, removed ?? ''].map((value) => {
    const text = textArgument(value, 'the argument of maketrans()');
    runtime.makeElements(text.length);
    return codePointsOf(text);
  });
  if (keys?.length !== values?.length) {
    throw new TemplateError(
      'value',
      'the first two arguments of maketrans() must be of the same length; pad the second'
    );
  }
  return new Dict([
    ...(keys ?? []).map((key, i) => [codeOf(key), codeOf(values?.[i] ?? '')] as const),
    ...(rest ?? []).map((key) => [codeOf(key), null] as const),
  ]);
}

function fromDict(runtime: Runtime, from: Value): Dict {
  if (!(from instanceof Dict)) {
    throw new TemplateError(
      'type',
      `maketrans() with one argument needs a dict, not a ${typeNameOf(from)}; give two texts`
    );
  }
  runtime.makeElements(from.size);
  return new Dict(Array.from(from.entries(), ([key, value]) => [keyOf(key), value] as const));
}

function keyOf(key: Value): Value {
  if (isInt(key)) {
    return key;
  }
  const text = key instanceof Markup ? key.text : key;
  if (typeof text !== 'string') {
    throw new TemplateError('type', `a key for maketrans() has to be a text or an int, not a ${typeNameOf(key)}`);
  }
  if (codePointsOf(text).length !== 1) {
    throw new TemplateError('value', 'a key for maketrans() has to be one character; use a dict of single characters');
  }
  return codeOf(text);
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
