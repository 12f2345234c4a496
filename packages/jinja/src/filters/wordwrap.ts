import type { Runtime } from '../runtime/runtime.ts';
import { codePointsOf, isSimple } from '../values/characters.ts';
import { isBlank } from './text-value.ts';

interface WrapOptions {
  /** In characters; 1 or more. */
  readonly width: number;
  /** Whether a word that is longer than a line is broken. */
  readonly breakLongWords: boolean;
  /** Whether such a word is broken after a hyphen if it has one. */
  readonly breakOnHyphens: boolean;
  /** Whether all words may be broken after their hyphens. */
  readonly splitOnHyphens: boolean;
}

/** Wraps a line like Python's textwrap.wrap(), but leaves tabs and white space as they are. */
export function wrapText(runtime: Runtime, line: string, options: WrapOptions): string[] {
  runtime.spend(1 + line.length);
  const characters = isSimple(line) ? line : codePointsOf(line);
  const chunks = splitIntoChunks(characters, options.splitOnHyphens).toReversed();
  runtime.spend(stepsPerPart * chunks.length);
  const lines: string[] = [];
  while (chunks.length > 0) {
    runtime.spend(stepsPerPart);
    if (lines.length > 0 && isBlank(textOf(characters, chunks.at(-1)))) {
      chunks.pop();
    }
    const parts = takeLine(characters, chunks, options).map((chunk) => textOf(characters, chunk));
    if (isBlank(parts.at(-1) ?? 'none')) {
      parts.pop();
    }
    if (parts.length > 0) {
      lines.push(parts.join(''));
    }
  }
  return lines;
}

/** The cost of a chunk and of a line, besides the characters. */
const stepsPerPart = 3;

/** Takes the chunks that fit into one line. @param chunks the next chunk last */
function takeLine(characters: Characters, chunks: Chunk[], options: WrapOptions): Chunk[] {
  const taken: Chunk[] = [];
  let room = options.width;
  let next = chunks.at(-1);
  while (next !== undefined && lengthOf(next) <= room) {
    taken.push(next);
    room -= lengthOf(next);
    chunks.pop();
    next = chunks.at(-1);
  }
  if (next === undefined || lengthOf(next) <= options.width) {
    return taken;
  }
  // The next chunk fits into no line.
  if (options.breakLongWords) {
    const end = breakOf(characters, next, room, options.breakOnHyphens);
    taken.push([next[0], end]);
    chunks[chunks.length - 1] = [end, next[1]];
  } else if (taken.length === 0) {
    taken.push(next);
    chunks.pop();
  }
  return taken;
}

/** Where to break a word that is longer than the room: after its last hyphen, unless there are only hyphens before it. */
function breakOf(characters: Characters, [start]: Chunk, room: number, onHyphens: boolean): number {
  const end = start + room;
  if (!onHyphens) {
    return end;
  }
  for (let i = end - 1; i > start; i--) {
    if (characters[i] === '-') {
      const before = textOf(characters, [start, i]);
      return /[^-]/.test(before) ? i + 1 : end;
    }
  }
  return end;
}

function lengthOf([start, end]: Chunk): number {
  return end - start;
}

function textOf(characters: Characters, chunk: Chunk | undefined): string {
  const part = characters.slice(...(chunk ?? [0, 0]));
  return typeof part === 'string' ? part : part.join('');
}

/** The characters of a text, as Python counts them. */
type Characters = string | readonly string[];

/** The start and the end (exclusive) of a part of a text. */
type Chunk = readonly [start: number, end: number];

/**
 * Splits a line into the parts between which it may be wrapped, like Python's textwrap: runs of white space, words, and on
 * request parts of words up to their hyphens and dashes between words.
 */
function splitIntoChunks(characters: Characters, atHyphens: boolean): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < characters.length) {
    const end = isSpace(characters[start])
      ? endOfRun(characters, start, isSpace)
      : atHyphens
        ? endOfPart(characters, start)
        : endOfRun(characters, start, (character) => !isSpace(character));
    chunks.push([start, end]);
    start = end;
  }
  return chunks;
}

function endOfRun(characters: Characters, start: number, belongs: (character: string | undefined) => boolean): number {
  let end = start;
  while (end < characters.length && belongs(characters[end])) {
    end++;
  }
  return end;
}

/** The end of a word, of its part up to a hyphen, or of a dash of two hyphens and more. */
function endOfPart(characters: Characters, start: number): number {
  const dash = endOfDash(characters, start);
  if (dash !== undefined) {
    return dash;
  }
  for (let end = start + 1; ; end++) {
    const next = characters[end];
    if (next === undefined || isSpace(next)) {
      return end;
    }
    if (next === '-') {
      if (isHyphen(characters, end)) {
        return end + 1;
      }
      if (endOfDash(characters, end) !== undefined) {
        return end;
      }
    }
  }
}

/** The end of the dash between two words at that place; undefined if there is none. */
function endOfDash(characters: Characters, start: number): number | undefined {
  if (characters[start] !== '-' || !isWordEnd(characters[start - 1])) {
    return undefined;
  }
  const end = endOfRun(characters, start, (character) => character === '-');
  return end - start >= 2 && isWordCharacter(characters[end]) ? end : undefined;
}

/** Whether a hyphen has two letters before it, or a letter, hyphen and letter, and likewise two letters after it. */
function isHyphen(characters: Characters, at: number): boolean {
  const letters = (...places: number[]): boolean => places.every((place) => isLetter(characters[at + place]));
  const before = letters(-1, -2) || (letters(-1, -3) && characters[at - 2] === '-');
  return before && (letters(1, 2) || (letters(1, 3) && characters[at + 2] === '-'));
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && '\t\n\v\f\r '.includes(character);
}

function isWordEnd(character: string | undefined): boolean {
  return character !== undefined && ('!"\'&.,?'.includes(character) || isWordCharacter(character));
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}_]/u.test(character);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}_]/u.test(character) && !/^\p{Nd}/u.test(character);
}
