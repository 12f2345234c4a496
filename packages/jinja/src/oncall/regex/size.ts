import { heavyPattern } from './error.ts';

/** What a part of a pattern costs. */
export interface Size {
  /** About how many instructions its program has. */
  readonly steps: number;
  /** How many of them leave open where they stand: classes, loops and alternatives. */
  readonly open: number;
}

export const noSize: Size = { steps: 0, open: 0 };
export const ofCharacter: Size = { steps: 1, open: 0 };
export const ofClass: Size = { steps: 1, open: 1 };

/** Instructions of a program at most. */
const maxSteps = 2000;

export function added(a: Size, b: Size): Size {
  return checked({ steps: a.steps + b.steps, open: a.open + b.open });
}

/** @param least how often at least @param most how often at most; Infinity without a limit */
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
