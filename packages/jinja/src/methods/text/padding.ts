import { TemplateError } from '../../errors.ts';
import { bindArguments } from '../../runtime/arguments.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { codePointLength, codePointsOf, isSimple, whiteSpace } from '../../values/characters.ts';
import type { Value } from '../../values/value.ts';
import { positional, sizeArgument, spendOn, textArgument, type TextMethod, type TextMethods } from '../method.ts';

/** `center`, `ljust` and the other methods that pad a text. */
export const padMethods: TextMethods = [
  ['center', justify('center', (missing, width) => Math.floor(missing / 2) + (missing & width & 1))],
  ['ljust', justify('ljust', () => 0)],
  ['rjust', justify('rjust', (missing) => missing)],
  [
    'zfill',
    (runtime, text, args) => {
      const [width = null] = positional('zfill()', args, 1);
      const missing = missingTo(runtime, text, width, 'zfill()');
      const sign = /^[+-]/.test(text) ? text.charAt(0) : '';
      return sign + '0'.repeat(missing) + text.slice(sign.length);
    },
  ],
  [
    'expandtabs',
    (runtime, text, args) => {
      const [size = null] = bindArguments('expandtabs()', args, [['tabsize', 8]]);
      return expandTabs(runtime, text, sizeArgument(size, 'the size for expandtabs()'));
    },
  ],
];

/** @param before how many of the missing characters go before the text */
function justify(name: string, before: (missing: number, width: number) => number): TextMethod {
  return (runtime, text, args) => {
    const [width = null, filler = ' '] = positional(`${name}()`, args, 1, 2);
    const missing = missingTo(runtime, text, width, `${name}()`);
    const character = textArgument(filler, `the filler for ${name}()`);
    if (codePointLength(character) !== 1) {
      throw new TemplateError('type', `the filler for ${name}() has to be one character; give only one`);
    }
    const left = missing === 0 ? 0 : before(missing, Number(width));
    return character.repeat(left) + text + character.repeat(missing - left);
  };
}

/** How many characters the text lacks to reach the width. */
function missingTo(runtime: Runtime, text: string, width: Value, callee: string): number {
  spendOn(runtime, text);
  const missing = Math.max(0, sizeArgument(width, `the width for ${callee}`) - codePointLength(text));
  runtime.makeText(text.length + missing);
  return missing;
}

function expandTabs(runtime: Runtime, text: string, size: number): string {
  runtime.spend(1 + text.length / 4);
  const pieces = text.split(/([\t\n\r])/);
  runtime.spend(pieces.length);
  let [column, length] = [0, 0];
  return pieces
    .map((piece) => {
      if (piece === '\n' || piece === '\r') {
        column = 0;
        return piece;
      }
      const width = piece === '\t' ? widthOfTab(column, size) : codePointLength(piece);
      column += width;
      length += width;
      runtime.makeText(length);
      return piece === '\t' ? ' '.repeat(width) : piece;
    })
    .join('');
}

function widthOfTab(column: number, size: number): number {
  return size > 0 ? size - (column % size) : 0;
}

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

/** Whether it begins or ends with white space, which always is a single code unit. */
function isPadded(text: string): boolean {
  return text !== '' && (whiteSpace.includes(text.charAt(0)) || whiteSpace.includes(text.charAt(text.length - 1)));
}

function setOf(characters: string): (character: string) => boolean {
  const set = new Set(codePointsOf(characters));
  return (character) => set.has(character);
}
