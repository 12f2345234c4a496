import { TemplateError } from '../errors.ts';
import type { Filter } from '../runtime/runtime.ts';
import { modulo } from '../values/operators.ts';
import { toText } from '../values/text.ts';
import { escape } from '../values/markup.ts';
import { Dict, Markup, Tuple } from '../values/value.ts';
import { define } from './define.ts';
import { callTextMethod, charactersIn, softText, whitespaceClass } from './text-value.ts';

/** Filters that make a text of one text, or of what prints as one. */
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
