import type { Cursor } from './cursor.ts';
import { heavyPattern, wrongPattern } from './error.ts';

export interface Repeat {
  readonly source: string;
  readonly least: number;
  /** Infinity without a limit. */
  readonly most: number;
}

const maxCount = 1000;

/** Reads `*`, `+`, `?`, `{2}`, `{2,}`, `{,3}` or `{2,3}`, each with a `?` where it is lazy. @returns undefined without one */
export function readRepeat(cursor: Cursor): Repeat | undefined {
  const found = cursor.match(/([*+?]|\{(?=\d|,\d|,\})(\d*)(,?)(\d*)\})/y);
  if (found === null) {
    return undefined;
  }
  const [, whole = '', ...counts] = found;
  const lazy = cursor.take('?') ? '?' : '';
  if (cursor.take('+')) {
    throw wrongPattern(`has the possessive repetition ${whole}+, which is not supported`, `use ${whole} alone`);
  }
  if (!whole.startsWith('{')) {
    return { source: whole + lazy, least: whole === '+' ? 1 : 0, most: whole === '?' ? 1 : Infinity };
  }
  return readCounts(whole, counts, lazy);
}

/** `{2}`, `{2,}`, `{,3}` and `{2,3}` */
function readCounts(whole: string, [leastText = '', comma = '', mostText = '']: string[], lazy: string): Repeat {
  const least = Number(leastText);
  const most = mostText !== '' ? Number(mostText) : comma === '' ? least : Infinity;
  if (least > maxCount || (Number.isFinite(most) && most > maxCount)) {
    throw heavyPattern(`repeats something more than ${maxCount} times`, 'use * or +, or a smaller number');
  }
  if (least > most) {
    throw wrongPattern(`has the repetition ${whole}`, 'put the smaller number first');
  }
  const limit = comma === '' ? '' : `,${Number.isFinite(most) ? most : ''}`;
  return { source: `{${least}${limit}}${lazy}`, least, most };
}
