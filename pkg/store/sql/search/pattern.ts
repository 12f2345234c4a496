import type { Pattern } from '../../../domain/query/query.ts';
import { foldCase } from './fold.ts';

/** The text of a pattern without gaps, folded; null where it has gaps. */
export function plainText(pattern: Pattern): string | null {
  return pattern.length === 1 ? foldCase(pattern[0] as string) : null;
}

/** The pattern for `like … escape '\'` on folded text, for the whole of it. */
export function toLike(pattern: Pattern): string {
  return pattern.map((piece) => foldCase(piece).replace(/[\\%_]/g, '\\$&')).join('%');
}

/** The same for a pattern that may stand anywhere in the text. */
export function toLikeAnywhere(pattern: Pattern): string {
  return `%${toLike(pattern)}%`;
}

/** Whether the pattern matches the whole text. */
export function matchesWhole(pattern: Pattern, text: string): boolean {
  const pieces = pattern.map(foldCase);
  const folded = foldCase(text);
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) {
    return folded === first;
  }
  if (!folded.startsWith(first)) {
    return false;
  }
  let at = first.length;
  for (const piece of rest) {
    const found = folded.indexOf(piece, at);
    if (found === -1) {
      return false;
    }
    at = found + piece.length;
  }
  return folded.length - last.length >= at && folded.endsWith(last);
}
