import type { Runtime } from '../runtime/runtime.ts';
import { codePointLength } from '../values/characters.ts';
import { textRepr } from '../values/text-repr.ts';
import { whitespaceClass } from './text-value.ts';

/**
 * Writes a long text as literals on lines of their own, broken after its line ends and between its words. A text that stands
 * alone is put in brackets.
 * @param width of a line, in characters
 */
export function wrapLiteral(
  runtime: Runtime,
  text: string,
  width: number,
  place: { readonly indent: number; readonly allowance: number; readonly level: number }
): string {
  const isAlone = place.level === 0;
  const indent = place.indent + (isAlone ? 1 : 0);
  const literals: string[] = [];
  for (const literal of literalsOf(runtime, text, width - indent, place.allowance + (isAlone ? 1 : 0))) {
    // Charged as they come, because a text can have a literal for each of its characters.
    runtime.spend(1 + (indent + width) / 16);
    literals.push(literal);
  }
  const joined = literals.length <= 1 ? textRepr(text) : literals.join(`\n${' '.repeat(indent)}`);
  return isAlone && literals.length > 1 ? `(${joined})` : joined;
}

/** @param room of a line @param allowance how much less room the last line has */
function* literalsOf(runtime: Runtime, text: string, room: number, allowance: number): Iterable<string> {
  for (const { 0: part, index } of text.matchAll(line)) {
    const partRoom = index + part.length === text.length ? room - allowance : room;
    runtime.spend(1 + part.length / 4);
    const literal = textRepr(part);
    if (codePointLength(literal) <= partRoom) {
      yield literal;
    } else {
      yield* wordsOf(runtime, part, room, partRoom);
    }
  }
}

/** Puts as many words into each literal as fit. @param lastRoom the room for the literal with the last word */
function* wordsOf(runtime: Runtime, line: string, room: number, lastRoom: number): Iterable<string> {
  let start = 0;
  let size = empty;
  for (const { 0: next, index } of line.matchAll(word)) {
    runtime.spend(1);
    const sizeOfNext = sizeOf(next);
    const together = add(size, sizeOfNext);
    const roomHere = index + next.length === line.length ? lastRoom : room;
    if (start < index && widthOf(together) > roomHere) {
      yield textRepr(line.slice(start, index));
      start = index;
      size = sizeOfNext;
    } else {
      size = together;
    }
  }
  if (start < line.length) {
    yield textRepr(line.slice(start));
  }
}

/** What the width of a literal follows from. Kept for each word, so that no word is escaped again with every word after it. */
interface Size {
  /** Characters without the quotes around the literal and without backslashes before quotes. */
  readonly characters: number;
  readonly singleQuotes: number;
  readonly doubleQuotes: number;
}

const empty: Size = { characters: 0, singleQuotes: 0, doubleQuotes: 0 };

function sizeOf(text: string): Size {
  const singleQuotes = text.split("'").length - 1;
  const doubleQuotes = text.split('"').length - 1;
  const width = codePointLength(textRepr(text));
  return { characters: width - widthOf({ characters: 0, singleQuotes, doubleQuotes }), singleQuotes, doubleQuotes };
}

function add(a: Size, b: Size): Size {
  return {
    characters: a.characters + b.characters,
    singleQuotes: a.singleQuotes + b.singleQuotes,
    doubleQuotes: a.doubleQuotes + b.doubleQuotes,
  };
}

/** Only a literal with both kinds of quotes escapes one kind: the single ones. */
function widthOf({ characters, singleQuotes, doubleQuotes }: Size): number {
  return 2 + characters + (singleQuotes > 0 && doubleQuotes > 0 ? singleQuotes : 0);
}

// A line with its end, and a word with the white space after it.
const line =
  /(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029])*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+$/g;
const word = new RegExp(`[^${whitespaceClass}]+[${whitespaceClass}]*|[${whitespaceClass}]+`, 'g');
