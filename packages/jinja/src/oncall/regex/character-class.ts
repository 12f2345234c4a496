import type { Cursor } from './cursor.ts';
import { wrongPattern } from './error.ts';
import { type Escape, character, readEscape } from './escapes.ts';

/** Reads a class such as `[^a-z\d]` whose opening bracket was passed, and gives it as RE2 writes it. */
export function readClass(cursor: Cursor, asciiOnly: boolean): string {
  const negated = cursor.take('^');
  const parts: string[] = [];
  // A closing bracket at the beginning is one of the characters.
  while (parts.length === 0 || cursor.peek() !== ']') {
    parts.push(readPart(cursor, asciiOnly));
  }
  cursor.next();
  return `[${negated ? '^' : ''}${parts.join('')}]`;
}

/** A character, a range of them, or an escape. */
function readPart(cursor: Cursor, asciiOnly: boolean): string {
  const first = readMember(cursor, asciiOnly);
  if (cursor.peek() !== '-') {
    return first.inClass;
  }
  cursor.next();
  if (cursor.peek() === ']') {
    return `${first.inClass}\\-`;
  }
  const last = readMember(cursor, asciiOnly);
  if (first.code === undefined || last.code === undefined || first.code > last.code) {
    throw wrongPattern(
      'has a range in square brackets that is none',
      'put the smaller character first, or escape the hyphen'
    );
  }
  return `${first.inClass}-${last.inClass}`;
}

function readMember(cursor: Cursor, asciiOnly: boolean): Escape {
  const next = cursor.next();
  if (next === '') {
    throw wrongPattern('has a [ that is not closed', 'close it with ], or write \\[ to match one');
  }
  return next === '\\' ? readEscape(cursor, asciiOnly) : character(next.codePointAt(0) ?? 0);
}
