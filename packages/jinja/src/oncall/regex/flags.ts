import type { Cursor } from './cursor.ts';
import { wrongPattern } from './error.ts';

/** How a part of a pattern is read. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  readonly asciiOnly: boolean;
}

const noFlags: Flags = { ignoreCase: false, multiline: false, dotAll: false, verbose: false, asciiOnly: false };

/** Reads the flags for the whole pattern, such as `(?im)`, which may stand at its beginning only. */
export function readFlags(cursor: Cursor): Flags {
  let flags = noFlags;
  for (;;) {
    const found = cursor.match(/\(\?([A-Za-z]+)\)/y);
    if (found === null) {
      return flags;
    }
    flags = withFlags(flags, found[1] ?? '', true);
    if (flags.verbose) {
      cursor.match(/(?:[ \t\n\r\f\v]+|#[^\n]*)*/y);
    }
  }
}

/** The flags with those of the letters switched on or off. */
export function withFlags(flags: Flags, letters: string, on: boolean): Flags {
  return [...letters].reduce((changed, letter) => {
    const name = names.get(letter);
    if (name === undefined) {
      throw wrongPattern(`has the flag ${letter}, which there is not`, 'use one of i, m, s, x and a');
    }
    return name === null ? changed : { ...changed, [name]: on };
  }, flags);
}

/** Null for what holds anyway. */
const names: ReadonlyMap<string, keyof Flags | null> = new Map([
  ['i', 'ignoreCase'],
  ['m', 'multiline'],
  ['s', 'dotAll'],
  ['x', 'verbose'],
  ['a', 'asciiOnly'],
  ['u', null],
]);
