import { titles } from './titles.ts';

/** The first character as at the beginning of a title, the others small, as Python's str.capitalize(). */
export function capitalize(text: string): string {
  const [first = ''] = text;
  const lowered = lower(text);
  // Only one letter is more than one character when it is small.
  const rest = lowered.slice(lower(first).length);
  return titleOf(first) + rest;
}

/** The first letter of each word as in a title, the others small, as Python's str.title(). */
export function titleCase(text: string): string {
  return text.replace(/\p{Cased}/gu, (letter, offset: number) =>
    isCased(before(text, offset)) ? lowerAt(text, letter, offset) : titleOf(letter)
  );
}

/** Small letters as capitals and capitals as small ones, as Python's str.swapcase(). */
export function swapCase(text: string): string {
  return text.replace(/\p{Uppercase}|\p{Lowercase}/gu, (letter, offset: number) =>
    /^\p{Uppercase}/u.test(letter) ? lowerAt(text, letter, offset) : letter.toUpperCase()
  );
}

/** What is the same for texts that differ in small and capital letters only, as Python's str.casefold(). */
export function foldCase(text: string): string {
  return text.replace(/[^\u0131\u1e9e\u13a0-\u13f5\u13f8-\u13fd\uab70-\uabbf]+|[^]/g, (part) => {
    switch (part) {
      case '\u0131':
        return part;
      case '\u1e9e':
        return 'ss';
      default:
        return cherokee.test(part) ? part.toUpperCase() : part.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
    }
  });
}

/** Of these letters the capitals are the older ones. */
const cherokee = /^[\u13a0-\u13f5\u13f8-\u13fd\uab70-\uabbf]/;

function lower(text: string): string {
  return text.toLowerCase();
}

/** The small letter for one within a text: a sigma is written another way where it ends a word. */
function lowerAt(text: string, letter: string, offset: number): string {
  if (letter !== 'Σ') {
    return letter.toLowerCase();
  }
  const isWithinWord = isCased(neighbour(text, offset, -1));
  return isWithinWord && !isCased(neighbour(text, offset, 1)) ? 'ς' : 'σ';
}

/** The next character in that direction that counts when a word is looked at. */
function neighbour(text: string, offset: number, direction: 1 | -1): string {
  let at = offset;
  for (;;) {
    const character = direction < 0 ? before(text, at) : after(text, at);
    if (!/^\p{Case_Ignorable}$/u.test(character)) {
      return character;
    }
    at += direction * character.length;
  }
}

/** The character that ends where another begins. */
function before(text: string, offset: number): string {
  const pair = text.slice(Math.max(0, offset - 2), offset);
  return pair.codePointAt(0) !== undefined && (pair.codePointAt(0) as number) > 0xffff ? pair : pair.slice(-1);
}

/** The character behind the one that begins at the offset. */
function after(text: string, offset: number): string {
  const next = offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
  const code = text.codePointAt(next);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function isCased(character: string): boolean {
  return /^\p{Cased}$/u.test(character);
}

/** The letter as at the beginning of a word in a title; for nearly all that is the capital. */
function titleOf(letter: string): string {
  if (letter <= '\x7f') {
    return letter.toUpperCase();
  }
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf) {
    // Greek letters with a iota below; JavaScript writes that as a letter of its own.
    return String.fromCodePoint(code | 8);
  }
  return titles.get(letter) ?? (/^[\p{Lt}\u10d0-\u10fa\u10fd-\u10ff]/u.test(letter) ? letter : letter.toUpperCase());
}
