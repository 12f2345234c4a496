import { FaultyQuery } from './fault.ts';
import { gapLimit } from './limits.ts';
import type { Pattern } from './query.ts';
import { endOfQuote, quotes, type Span } from './tokens.ts';

/**
 * Reads a value: bare and quoted text side by side, and `*` for gaps outside of quotes. Gaps beside each other are one.
 * @throws FaultyQuery
 */
export function readPattern(text: string, span: Span): Pattern {
  const pieces = [''];
  let at = span.from;
  while (at < span.to) {
    const last = pieces.length - 1;
    if (text[at] === '*') {
      if (last === 0 || pieces[last] !== '') {
        pieces.push('');
      }
      at += 1;
    } else {
      const end = endOfPiece(text, at, span.to);
      pieces[last] += quotes.includes(text.charAt(at)) ? unquote(text.slice(at, end)) : text.slice(at, end);
      at = end;
    }
  }
  if (pieces.length > gapLimit + 1) {
    throw new FaultyQuery(span, `A value can have ${gapLimit} gaps (*) at most.`, 'Leave some out.');
  }
  return pieces;
}

function endOfPiece(text: string, from: number, to: number): number {
  if (quotes.includes(text.charAt(from))) {
    const end = endOfQuote(text, from);
    if (end === null) {
      throw new FaultyQuery(
        { from, to },
        'This quote does not end.',
        'Write " where it ends. To look for a quote itself, write "\\"".'
      );
    }
    return end;
  }
  let at = from;
  while (at < to && text[at] !== '*' && !quotes.includes(text.charAt(at))) {
    at += 1;
  }
  return at;
}

/** The text between quotes; a backslash stands for itself unless a quote or a backslash follows. */
export function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(["“”„\\])/g, '$1');
}

export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Writes a value so that `readPattern` reads the same. @param isSafe whether a piece is read as a value without quotes too */
export function printPattern(pattern: Pattern, isSafe: (piece: string, index: number) => boolean): string {
  if (pattern.length === 1 && pattern[0] === '') {
    return '""';
  }
  const isBare = (piece: string, index: number) =>
    piece === '' || (/^[^\s()*"“”„]+$/.test(piece) && isSafe(piece, index));
  return pattern.map((piece, index) => (isBare(piece, index) ? piece : quote(piece))).join('*');
}
