import type { Runtime } from '../runtime/runtime.ts';
import { codePointLength } from '../values/characters.ts';
import { textRepr } from '../values/text.ts';
import { whitespaceClass } from './text-value.ts';

/**
 * A text as literals that follow each other in lines of their own, broken after its line ends and between its words; in
 * brackets where it stands alone.
 * @param width of a line
 */
export function wrapLiteral(
  runtime: Runtime,
  text: string,
  width: number,
  place: { readonly indent: number; readonly allowance: number; readonly level: number }
): string {
  runtime.spend(1 + text.length / 4);
  const alone = place.level === 0;
  const indent = place.indent + (alone ? 1 : 0);
  const literals = literalsOf(text, width - indent, place.allowance + (alone ? 1 : 0));
  runtime.spend((literals.length * (indent + width)) / 16);
  const joined = literals.length <= 1 ? textRepr(text) : literals.join(`\n${' '.repeat(indent)}`);
  return alone && literals.length > 1 ? `(${joined})` : joined;
}

/** @param room of a line @param allowance how much less room the last one has */
function literalsOf(text: string, room: number, allowance: number): string[] {
  const literals: string[] = [];
  const lines = text.match(line) ?? [];
  lines.forEach((line, i) => {
    const isLast = i === lines.length - 1;
    const literal = textRepr(line);
    if (codePointLength(literal) <= room - (isLast ? allowance : 0)) {
      literals.push(literal);
    } else {
      literals.push(...wordsOf(line, room, isLast ? allowance : 0));
    }
  });
  return literals;
}

/** As many words in each literal as fit. */
function wordsOf(line: string, room: number, allowance: number): string[] {
  const literals: string[] = [];
  const words = line.match(word) ?? [];
  let current = '';
  words.forEach((word, i) => {
    const isLast = i === words.length - 1;
    const fits = codePointLength(textRepr(current + word)) <= room - (isLast ? allowance : 0);
    if (fits || current === '') {
      current += word;
    } else {
      literals.push(textRepr(current));
      current = word;
    }
  });
  return current === '' ? literals : [...literals, textRepr(current)];
}

// A line with its end, and a word with the white space after it.
const line =
  /(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029])*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+$/g;
const word = new RegExp(`[^${whitespaceClass}]+[${whitespaceClass}]*|[${whitespaceClass}]+`, 'g');
