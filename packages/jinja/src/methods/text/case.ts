import { positional, type TextMethods } from '../method.ts';

/** `upper`, `lower` and the other methods that change case. */
export const caseMethods: TextMethods = [
  define('upper', (text) => text.toUpperCase()),
  define('lower', (text) => text.toLowerCase()),
  define('capitalize', capitalize, 4),
  define('casefold', foldCase, 4),
  define('swapcase', swapCase, 1),
  define('title', titleCase, 1),
];

/** @param charactersPerStep how many characters it processes in 100 ns */
function define(name: string, change: (text: string) => string, charactersPerStep = 16): TextMethods[number] {
  return [
    name,
    (runtime, text, args) => {
      positional(`${name}()`, args, 0);
      runtime.spend(1 + text.length / charactersPerStep);
      // A letter can become three.
      runtime.makeText(text.length);
      const changed = change(text);
      runtime.makeText(changed.length);
      return changed;
    },
  ];
}

/** The first character in title case, the others in lower case, like Python's str.capitalize(). */
function capitalize(text: string): string {
  const [first = ''] = text;
  const lowered = lower(text);
  // Only one letter has more than one character in lower case.
  const rest = lowered.slice(lower(first).length);
  return titleOf(first) + rest;
}

/** The first letter of each word in title case, the others in lower case, like Python's str.title(). */
function titleCase(text: string): string {
  return text.replace(/\p{Cased}/gu, (letter, offset: number) =>
    isCased(before(text, offset)) ? lowerAt(text, letter, offset) : titleOf(letter)
  );
}

/** Swaps upper and lower case, like Python's str.swapcase(). */
function swapCase(text: string): string {
  return text.replace(/\p{Uppercase}|\p{Lowercase}/gu, (letter, offset: number) =>
    /^\p{Uppercase}/u.test(letter) ? lowerAt(text, letter, offset) : letter.toUpperCase()
  );
}

/** A form that is equal for texts that differ only in case, like Python's str.casefold(). */
function foldCase(text: string): string {
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

/** These letters fold to upper case, which is older. */
const cherokee = /^[\u13a0-\u13f5\u13f8-\u13fd\uab70-\uabbf]/;

function lower(text: string): string {
  return text.toLowerCase();
}

/** The lower-case form of a letter within a text. A sigma has a different form at the end of a word. */
function lowerAt(text: string, letter: string, offset: number): string {
  if (letter !== 'Σ') {
    return letter.toLowerCase();
  }
  const isWithinWord = isCased(neighbour(text, offset, -1));
  return isWithinWord && !isCased(neighbour(text, offset, 1)) ? 'ς' : 'σ';
}

/** The next character in that direction that is not case-ignorable. */
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

/** The character before the one at the offset. */
function before(text: string, offset: number): string {
  const pair = text.slice(Math.max(0, offset - 2), offset);
  return pair.codePointAt(0) !== undefined && (pair.codePointAt(0) as number) > 0xffff ? pair : pair.slice(-1);
}

/** The character after the one at the offset. */
function after(text: string, offset: number): string {
  const next = offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
  const code = text.codePointAt(next);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function isCased(character: string): boolean {
  return /^\p{Cased}$/u.test(character);
}

/** The title-case form of a letter, which for nearly all letters is the upper-case form. */
function titleOf(letter: string): string {
  if (letter <= '\x7f') {
    return letter.toUpperCase();
  }
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf) {
    // Greek letters with a iota subscript, which JavaScript's upper case turns into a separate letter.
    return String.fromCodePoint(code | 8);
  }
  return titles.get(letter) ?? (/^[\p{Lt}\u10d0-\u10fa\u10fd-\u10ff]/u.test(letter) ? letter : letter.toUpperCase());
}

/**
 * Letters whose title case differs from JavaScript's upper case, from Unicode's SpecialCasing.txt and UnicodeData.txt. Most of
 * them are ligatures, such as ß with Ss.
 */
const titles: ReadonlyMap<string, string> = new Map([
  ['\u00df', 'Ss'],
  ['\u01c4', '\u01c5'],
  ['\u01c6', '\u01c5'],
  ['\u01c7', '\u01c8'],
  ['\u01c9', '\u01c8'],
  ['\u01ca', '\u01cb'],
  ['\u01cc', '\u01cb'],
  ['\u01f1', '\u01f2'],
  ['\u01f3', '\u01f2'],
  ['\u0587', '\u0535\u0582'],
  ['\u1fb2', '\u1fba\u0345'],
  ['\u1fb3', '\u1fbc'],
  ['\u1fb4', '\u0386\u0345'],
  ['\u1fb7', '\u0391\u0342\u0345'],
  ['\u1fc2', '\u1fca\u0345'],
  ['\u1fc3', '\u1fcc'],
  ['\u1fc4', '\u0389\u0345'],
  ['\u1fc7', '\u0397\u0342\u0345'],
  ['\u1ff2', '\u1ffa\u0345'],
  ['\u1ff3', '\u1ffc'],
  ['\u1ff4', '\u038f\u0345'],
  ['\u1ff7', '\u03a9\u0342\u0345'],
  ['\ufb00', 'Ff'],
  ['\ufb01', 'Fi'],
  ['\ufb02', 'Fl'],
  ['\ufb03', 'Ffi'],
  ['\ufb04', 'Ffl'],
  ['\ufb05', 'St'],
  ['\ufb06', 'St'],
  ['\ufb13', '\u0544\u0576'],
  ['\ufb14', '\u0544\u0565'],
  ['\ufb15', '\u0544\u056b'],
  ['\ufb16', '\u054e\u0576'],
  ['\ufb17', '\u0544\u056d'],
]);
