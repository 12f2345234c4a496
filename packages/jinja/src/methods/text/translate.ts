import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { codePointsOf } from '../../values/code-points.ts';
import { isInt } from '../../values/numbers.ts';
import { typeNameOf } from '../../values/type-name.ts';
import { Dict, List, Markup, Tuple, type Value } from '../../values/value.ts';
import { positional, textArgument } from '../method.ts';
import type { TextMethods } from './text-method.ts';

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

/** What the table has for that character; undefined where it has nothing. */
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
      throw new TemplateError('value', `translate() found ${code}, which is no character; use 0 to 1114111`);
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
