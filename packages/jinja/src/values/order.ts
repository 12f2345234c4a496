import type { Numeric } from './numbers.ts';
import { Float } from './value.ts';

/** How many UTF-16 units the texts have in common at their beginning. */
export function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) {
    i++;
  }
  return i;
}

/**
 * By code points, as Python orders texts; JavaScript orders UTF-16 units.
 * @param at where they begin to differ, or one of them ends
 */
export function compareTexts(a: string, b: string, at = commonStart(a, b)): number {
  if (at === a.length || at === b.length) {
    return a.length - b.length;
  }
  // Where one is half of a pair, its code point is above all that are not.
  const [aIsHalf, bIsHalf] = [isHalf(a, at), isHalf(b, at)];
  return aIsHalf === bIsHalf ? a.charCodeAt(at) - b.charCodeAt(at) : aIsHalf ? 1 : -1;
}

/** Exact, also between ints and floats; NaN where one of them is. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = a instanceof Float ? a.value : typeof a === 'boolean' ? Number(a) : a;
  const right = b instanceof Float ? b.value : typeof b === 'boolean' ? Number(b) : b;
  return left < right ? -1 : left > right ? 1 : left >= right ? 0 : NaN;
}

/** Whether the unit is half of a pair, which stands for one character. */
function isHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit >= 0xd800 && unit <= 0xdbff) {
    return (text.codePointAt(index) ?? 0) > 0xffff;
  }
  return unit >= 0xdc00 && unit <= 0xdfff && index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
