import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { codePointsOf, isSimple } from '../values/characters.ts';
import { compare } from '../values/compare/compare.ts';
import { lengthOf } from '../values/iterate.ts';
import { isInt, toIndex } from '../values/numbers/numbers.ts';
import { add, modulo, subtract } from '../values/operators.ts';
import { isTrue, typeNameOf } from '../values/protocols.ts';
import { escape, toText } from '../values/text.ts';
import { Dict, Markup, Tuple, Undefined, type Value } from '../values/value.ts';
import { define } from './define.ts';
import { callTextMethod, charactersIn, isText, needText, softText, splitLines, whitespaceClass } from './text-value.ts';
import { wrapText } from './wordwrap.ts';

/** Filters that turn one value into a text. */
export const textFilters: ReadonlyArray<readonly [string, Filter]> = [
  ...['upper', 'lower', 'capitalize'].map((name) =>
    define(name, [], (runtime, value) => callTextMethod(runtime, softText(runtime, value), name, []))
  ),
  define('title', [], (runtime, value) => {
    const text = charactersIn(softText(runtime, value));
    runtime.makeText(text.length);
    return title(text);
  }),
  define('center', [['width', 80]], (runtime, value, [width = null]) =>
    callTextMethod(runtime, softText(runtime, value), 'center', [width])
  ),
  define('trim', [['chars', null]], (runtime, value, [characters = null]) =>
    callTextMethod(runtime, softText(runtime, value), 'strip', [characters])
  ),
  define('string', [], softText),
  define('replace', [['old'], ['new'], ['count', null]], (runtime, value, [old = null, by = null, count = null]) => {
    const most = count ?? -1;
    if (runtime.autoescape !== true) {
      const texts = [toText(runtime, old), toText(runtime, by)];
      return callTextMethod(runtime, toText(runtime, value), 'replace', [...texts, most]);
    }
    const escapes = old instanceof Markup || (by instanceof Markup && !(value instanceof Markup));
    const text = escapes ? escape(runtime, value) : softText(runtime, value);
    return callTextMethod(runtime, text, 'replace', [softText(runtime, old), softText(runtime, by), most]);
  }),
  [
    'format',
    (runtime, value, { positional, named }) => {
      if (positional.length > 0 && named.size > 0) {
        throw new TemplateError(
          'type',
          'the filter format takes arguments with names or without, not both; use one kind'
        );
      }
      const values = named.size > 0 ? new Dict(named) : new Tuple(positional);
      return modulo(runtime, softText(runtime, value), values);
    },
  ],
  define('wordcount', [], (runtime, value) => {
    const text = charactersIn(softText(runtime, value));
    runtime.spend(1 + text.length / 4);
    return text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
  }),
];

/** Words begin after white space, a hyphen or an opening bracket. */
function title(text: string): string {
  return text.replace(word, (found) => {
    const [first = ''] = found;
    return first.toUpperCase() + found.slice(first.length).toLowerCase();
  });
}

const word = new RegExp(`[^-${whitespaceClass}({[<]+`, 'gu');

/** Filters that fit a text into a width. */
export const layoutFilters: ReadonlyArray<readonly [string, Filter]> = [
  define(
    'truncate',
    [
      ['length', 255],
      ['killwords', false],
      ['end', '...'],
      ['leeway', null],
    ],
    (runtime, value, [length = null, killWords = null, end = null, leeway = null]) => {
      const spare = leeway ?? defaultLeeway;
      requireThat(
        compare(runtime, length, lengthOf(runtime, end), '>='),
        'the length has to be at least that of the end'
      );
      requireThat(compare(runtime, spare, 0, '>='), 'the leeway has to be 0 or more');
      if (compare(runtime, lengthOf(runtime, value), add(runtime, length, spare), '<=')) {
        return value;
      }
      const kept = toIndex(subtract(runtime, length, lengthOf(runtime, end)), 'the length');
      return truncate(runtime, value, kept, isTrue(killWords), end);
    }
  ),
  define(
    'indent',
    [
      ['width', 4],
      ['first', false],
      ['blank', false],
    ],
    (runtime, value, [width = null, first = null, blank = null]) => {
      if (value instanceof Undefined) {
        throw value.error();
      }
      const text = needText(value, 'what the filter indent is given');
      const isMarkup = value instanceof Markup;
      const indention = indentionOf(runtime, width);
      const lines = splitLines(`${text}\n`);
      runtime.makeText(text.length + lines.length * indention.length);
      const indented = lines.map((line, i) => {
        const wanted = i === 0 ? isTrue(first) : line !== '' || isTrue(blank);
        return wanted ? indention + line : line;
      });
      const result = indented.join('\n');
      return isMarkup ? new Markup(result) : result;
    }
  ),
  define(
    'wordwrap',
    [
      ['width', 79],
      ['break_long_words', true],
      ['wrapstring', null],
      ['break_on_hyphens', true],
    ],
    (runtime, value, [width = null, breakLongWords = null, separator = null, breakOnHyphens = null]) => {
      const lines = splitLines(needText(value, 'what the filter wordwrap is given'));
      const between = separator === null ? '\n' : needText(separator, 'the wrapstring');
      const options = {
        width: toIndex(width, 'the width'),
        breakLongWords: isTrue(breakLongWords),
        breakOnHyphens: isTrue(breakOnHyphens),
        splitOnHyphens: breakOnHyphens === true,
      };
      if (options.width <= 0 && lines.length > 0) {
        throw new TemplateError('value', 'the width of the filter wordwrap has to be 1 or more; give a larger one');
      }
      const wrapped = lines.map((line) => wrapText(runtime, line, options));
      const count = wrapped.reduce((sum, part) => sum + part.length, 0);
      runtime.makeElements(count);
      runtime.makeText(charactersIn(value as string | Markup).length + (count + lines.length) * between.length);
      return wrapped.map((part) => part.join(between)).join(between);
    }
  ),
];

/** How much longer than the limit a text may be before it is cut; Jinja's default. */
const defaultLeeway = 5;

/** Jinja asserts this; here it is a value error. */
function requireThat(holds: boolean, rule: string): void {
  if (!holds) {
    throw new TemplateError('value', `${rule} for the filter truncate; give another`);
  }
}

/** @param kept how many characters stay, without the end */
function truncate(runtime: Runtime, value: Value, kept: number, killWords: boolean, end: Value): Value {
  if (!isText(value)) {
    throw new TemplateError('type', `the filter truncate needs a text, not a ${typeNameOf(value)}; use | string first`);
  }
  const text = charactersIn(value);
  const cut = isSimple(text) ? text.slice(0, kept) : codePointsOf(text).slice(0, kept).join('');
  const space = killWords ? -1 : cut.lastIndexOf(' ');
  const start = space < 0 ? cut : cut.slice(0, space);
  return add(runtime, typeof value === 'string' ? start : new Markup(start), end);
}

function indentionOf(runtime: Runtime, width: Value): string {
  if (isText(width)) {
    return charactersIn(width);
  }
  if (!isInt(width)) {
    throw new TemplateError('type', 'the width of the filter indent has to be an int or a text; use | int first');
  }
  const spaces = Math.max(0, Number(width));
  runtime.makeText(spaces);
  return ' '.repeat(spaces);
}
