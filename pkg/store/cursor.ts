import { InvalidCursor } from './errors.ts';
import type { Page } from './shapes/pages.ts';

/** Writes the place in a list after which the next page begins. Callers do not look into it. */
export function encodeCursor(place: ReadonlyArray<string | number>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Reads a place that `encodeCursor` wrote.
 * @param shape the type of each part
 * @throws {InvalidCursor}
 */
export function decodeCursor<const Shape extends ReadonlyArray<'string' | 'number'>>(
  cursor: string,
  shape: Shape
): Place<Shape> {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursor();
  }
  if (!Array.isArray(place) || place.length !== shape.length || !place.every((part, i) => isOf(shape[i], part))) {
    throw new InvalidCursor();
  }
  return place as Place<Shape>;
}

/** PostgreSQL takes no other numbers for ids and times, and no text with a null character. */
function isOf(type: 'string' | 'number' | undefined, part: unknown): boolean {
  return type === 'number' ? Number.isSafeInteger(part) : typeof part === 'string' && !part.includes('\0');
}

/** The number that those of a page are less than, in a list that goes down by one number. @throws {InvalidCursor} */
export function beforeCursor(cursor: string | undefined): number {
  return cursor === undefined ? newest : decodeCursor(cursor, ['number'])[0];
}

/** Beyond every id and time. */
export const newest = Number.MAX_SAFE_INTEGER;

/** A page of at most `limit` of the rows. One row more means that there is another page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  placeOf: (row: Row) => ReadonlyArray<string | number>
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? encodeCursor(placeOf(last)) : null };
}

type Place<Shape extends ReadonlyArray<'string' | 'number'>> = {
  -readonly [I in keyof Shape]: Shape[I] extends 'string' ? string : number;
};
