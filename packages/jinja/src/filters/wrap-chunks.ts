/** The characters of a text as Python counts them. */
export type Characters = string | readonly string[];

/** From where to where (excluded) a part of a text goes. */
export type Chunk = readonly [start: number, end: number];

/**
 * The parts of a line between which it may be wrapped, as Python's textwrap has them: runs of white space, words, and
 * where asked for the parts of words up to their hyphens and dashes between words.
 */
export function splitIntoChunks(characters: Characters, atHyphens: boolean): Chunk[] {
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

/** Where the dash ends that stands there between two words; undefined where none does. */
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
