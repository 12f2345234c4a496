import { whiteSpace } from '../../values/white-space.ts';
import { codePointsOf, isSimple } from '../../values/code-points.ts';
import { positional, textArgument } from '../method.ts';
import { spendOn, type TextMethod, type TextMethods } from './text-method.ts';

/** `strip`, `lstrip` and `rstrip`. */
export const stripMethods: TextMethods = [
  ['strip', strip('strip', true, true)],
  ['lstrip', strip('lstrip', true, false)],
  ['rstrip', strip('rstrip', false, true)],
];

function strip(name: string, atStart: boolean, atEnd: boolean): TextMethod {
  return (runtime, text, args) => {
    const [given = null] = positional(`${name}()`, args, 0, 1);
    const characters = given === null ? whiteSpace : textArgument(given, `the characters for ${name}()`);
    spendOn(runtime, text);
    spendOn(runtime, characters);
    if (characters === '' || (given === null && !isPadded(text))) {
      return text;
    }
    const isStripped =
      isSimple(characters) && characters.length < 30 ? (c: string) => characters.includes(c) : setOf(characters);
    const parts = isSimple(text) ? text : codePointsOf(text);
    let [start, end] = [0, parts.length];
    while (atStart && start < end && isStripped(parts[start] as string)) {
      start++;
    }
    while (atEnd && end > start && isStripped(parts[end - 1] as string)) {
      end--;
    }
    const kept = parts.slice(start, end);
    return typeof kept === 'string' ? kept : kept.join('');
  };
}

/** Whether it begins or ends with white space, all of which are single code units. */
function isPadded(text: string): boolean {
  return text !== '' && (whiteSpace.includes(text.charAt(0)) || whiteSpace.includes(text.charAt(text.length - 1)));
}

function setOf(characters: string): (character: string) => boolean {
  const set = new Set(codePointsOf(characters));
  return (character) => set.has(character);
}
