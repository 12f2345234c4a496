/** Whether every UTF-16 unit of the text is one character in Python. */
export function isSimple(text: string): boolean {
  return !/[\ud800-\udbff][\udc00-\udfff]/.test(text);
}

/** The text's length in Python, which counts code points. */
export function codePointLength(text: string): number {
  if (isSimple(text)) {
    return text.length;
  }
  let length = 0;
  for (const _ of text) {
    length++;
  }
  return length;
}

/** The characters of the text, as in Python. */
export function codePointsOf(text: string): readonly string[] {
  return isSimple(text) ? text.split('') : Array.from(text);
}

/** The start of a character, in UTF-16 units; the end of the text if there are fewer characters. */
export function unitIndexOf(text: string, character: number): number {
  let unit = 0;
  for (let i = 0; i < character && unit < text.length; i++) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}

/** The white space of Python's str.isspace() and str.strip(). */
export const whiteSpace =
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/**
 * The number of decimal digits of any script, as Python's `int` reads them.
 * @param text decimal digits only
 */
export function readDigits(text: string): number {
  return Number(asciiDigits(text));
}

/** Replaces the decimal digits of all scripts with 0 to 9. */
export function asciiDigits(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : text.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** A cache; there are some hundred such digits. */
const known = new Map<string, string>();

function asciiDigit(digit: string): string {
  const value = known.get(digit) ?? valueOf(digit);
  known.set(digit, value);
  return value;
}

function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  // The digits of a script are consecutive from 0 to 9, and so are those of adjacent scripts.
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) {
    first--;
  }
  return String((code - first) % 10);
}
