import { define } from '../filters/define.ts';
import { charactersIn, isText } from '../filters/text-value.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { Undefined, type Value } from '../values/value.ts';
import { chargeMatch, compile, planOf } from './regex/compiled.ts';
import { replaceMatches } from './regex/replace.ts';

/**
 * Filters with regular expressions in Python's syntax. They return None for anything but a text. An invalid pattern is an
 * error, and so is one that cannot be matched in linear time.
 */
export const regexFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('regex_search', [['pattern']], (runtime, value, [pattern = null]) => test(runtime, value, pattern, false)),
  define('regex_match', [['pattern']], (runtime, value, [pattern = null]) => test(runtime, value, pattern, true)),
  define('regex_replace', [['find'], ['replace']], (runtime, value, [find = null, replacement = null]) => {
    if (!isText(find)) {
      return null;
    }
    const text = isText(value) ? charactersIn(value) : undefined;
    if (replacement instanceof Undefined && text !== undefined) {
      throw replacement.error();
    }
    const by = isText(replacement) ? charactersIn(replacement) : undefined;
    return replaceMatches(runtime, charactersIn(find), text, by);
  }),
];

function test(runtime: Runtime, value: Value, pattern: Value, anchored: boolean): Value {
  return isText(pattern)
    ? matches(runtime, charactersIn(pattern), isText(value) ? charactersIn(value) : undefined, anchored)
    : null;
}

/**
 * Whether the pattern matches somewhere in the text, or at its beginning.
 * @param text undefined if the input is not a text; then only the pattern is checked
 * @throws TemplateError (value, limit)
 */
function matches(runtime: Runtime, pattern: string, text: string | undefined, anchored: boolean): boolean | null {
  const { program, translation } = compile(runtime, pattern, 'line', anchored);
  if (text === undefined) {
    return null;
  }
  const plan = planOf(translation.size, text);
  chargeMatch(runtime, plan);
  return plan.engine === 'automaton' ? program.test(text) : program.matcher(text).find();
}
