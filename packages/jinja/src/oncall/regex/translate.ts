import { Cursor } from './cursor.ts';
import { heavyPattern } from './error.ts';
import { PatternReader, type Ending } from './pattern-reader.ts';
import type { Size } from './size.ts';

/** A pattern of Python's `re` as RE2 writes it. */
export interface Translation {
  readonly source: string;
  readonly size: Size;
  /** The number that RE2 gives each group, by the number that Python gives it; that of the whole match first. */
  readonly groups: readonly number[];
  /** Python's numbers of the groups that have names. */
  readonly names: ReadonlyMap<string, number>;
  /** RE2's numbers of the groups that stand for `$` before a last line end. */
  readonly endings: readonly number[];
}

/** Characters of a pattern at most. */
export const maxLength = 2000;

/**
 * Translates a pattern.
 * @param ending what `$` stands for
 * @throws TemplateError (value) where it is wrong, or has what cannot be matched in linear time; (limit) where it is too large
 */
export function translate(pattern: string, ending: Ending): Translation {
  if (pattern.length > maxLength) {
    throw heavyPattern(`has more than ${maxLength} characters`, 'use a shorter one, or several');
  }
  return new PatternReader(new Cursor(pattern), ending).read();
}
