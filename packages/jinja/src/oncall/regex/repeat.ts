import { type Cursor, heavyPattern, wrongPattern } from './cursor.ts';

interface Repeat {
  readonly source: string;
  readonly least: number;
  /** Infinity without a limit. */
  readonly most: number;
}

const maxCount = 1000;

/** Reads `*`, `+`, `?`, `{2}`, `{2,}`, `{,3}` or `{2,3}`, each with a `?` if it is lazy. @returns undefined if there is none */
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

/** The size of a part of a pattern. */
export interface Size {
  /** About how many instructions its program has. */
  readonly steps: number;
  /** How many of them are open, that is classes, loops and alternatives. */
  readonly open: number;
}

export const noSize: Size = { steps: 0, open: 0 };
export const ofCharacter: Size = { steps: 1, open: 0 };
export const ofClass: Size = { steps: 1, open: 1 };

/** The maximum number of instructions of a program. */
const maxSteps = 2000;

export function added(a: Size, b: Size): Size {
  return checked({ steps: a.steps + b.steps, open: a.open + b.open });
}

/** @param least the minimum count @param most the maximum count; Infinity without a limit */
export function repeated(size: Size, least: number, most: number): Size {
  const times = Number.isFinite(most) ? most : least + 1;
  return checked({
    steps: (size.steps + 1) * times + 1,
    open: size.open * times + (least === most ? 0 : Number.isFinite(most) ? most - least : 1),
  });
}

function checked(size: Size): Size {
  if (size.steps > maxSteps) {
    throw heavyPattern('is too large, with what its repetitions stand for', 'use * or + instead of large numbers');
  }
  return size;
}
