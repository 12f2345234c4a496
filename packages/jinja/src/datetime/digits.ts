/**
 * The number that decimal digits of any script stand for, as Python's `int` reads them.
 * @param text decimal digits only
 */
export function readDigits(text: string): number {
  return Number(asciiDigits(text));
}

/** The text with the decimal digits of all scripts as 0 to 9. */
export function asciiDigits(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : text.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** What was looked up before; there are some hundred such digits. */
const known = new Map<string, string>();

function asciiDigit(digit: string): string {
  const value = known.get(digit) ?? valueOf(digit);
  known.set(digit, value);
  return value;
}

function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  // The digits of a script follow each other from 0 to 9, and so do those of scripts that lie side by side.
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) {
    first--;
  }
  return String((code - first) % 10);
}
