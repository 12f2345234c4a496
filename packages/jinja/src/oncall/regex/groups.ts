import { type Cursor, wrongPattern } from './cursor.ts';

export interface Group {
  /** Its beginning in RE2's syntax. */
  readonly source: string;
  readonly captures: boolean;
  readonly name?: string;
  /** The flags for its content. */
  readonly flags: Flags;
}

/** Reads the beginning of a group after its bracket. */
export function readGroupStart(cursor: Cursor, flags: Flags): Group {
  if (!cursor.take('?')) {
    return { source: '(', captures: true, flags };
  }
  if (cursor.take(':')) {
    return { source: '(?:', captures: false, flags };
  }
  if (cursor.take('#')) {
    throw wrongPattern('has a comment that is not closed', 'close it with )');
  }
  refuse(cursor);
  const name = cursor.match(/P<([^>)]*)>/y)?.[1];
  if (name !== undefined) {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      throw wrongPattern('has a group with an invalid name', 'use letters, digits and underscores, as in (?P<host>…)');
    }
    return { source: '(', captures: true, name, flags };
  }
  return readScopedFlags(cursor, flags);
}

/** Such as `(?i-m:`. */
function readScopedFlags(cursor: Cursor, flags: Flags): Group {
  const found = cursor.match(/([A-Za-z]*)(?:-([A-Za-z]+))?:/y);
  if (found === null) {
    throw wrongPattern(
      'has an unknown group (?, or flags that are not at its beginning',
      'put flags such as (?i) first; groups are (…), (?:…) and (?P<name>…)'
    );
  }
  const changed = withFlags(withFlags(flags, found[1] ?? '', true), found[2] ?? '', false);
  return { source: changed.ignoreCase ? '(?i:' : '(?-i:', captures: false, flags: changed };
}

/** The features that RE2 omits to guarantee linear time, with alternatives. */
const unsupported: ReadonlyArray<readonly [start: string, name: string, mend: string]> = [
  [
    '=',
    'a lookahead (?=…)',
    'match what follows too, and keep the part before it in a group; or test for both with "and"',
  ],
  ['!', 'a negative lookahead (?!…)', 'test for the other text with "not" and a second regex_search'],
  ['<=', 'a lookbehind (?<=…)', 'match what stands before too, and put it back with a group, as "\\\\1"'],
  ['<!', 'a negative lookbehind (?<!…)', 'test for the other text with "not" and a second regex_search'],
  ['P=', 'a reference back (?P=…)', 'match both parts in groups, and compare them in the template'],
  ['(', 'a condition (?(…)…)', 'write both cases with |'],
  ['>', 'an atomic group (?>…)', 'use (?:…)'],
];

function refuse(cursor: Cursor): void {
  for (const [start, name, mend] of unsupported) {
    if (cursor.take(start)) {
      throw wrongPattern(`has ${name}, which is not supported as it may take very long`, mend);
    }
  }
}

/** The flags for reading a part of a pattern. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  readonly asciiOnly: boolean;
}

const noFlags: Flags = { ignoreCase: false, multiline: false, dotAll: false, verbose: false, asciiOnly: false };

/** Reads the flags for the whole pattern, such as `(?im)`, which are only allowed at its beginning. */
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

/** Switches the flags of the letters on or off. */
function withFlags(flags: Flags, letters: string, on: boolean): Flags {
  return [...letters].reduce((changed, letter) => {
    const name = names.get(letter);
    if (name === undefined) {
      throw wrongPattern(`has the unknown flag ${letter}`, 'use one of i, m, s, x and a');
    }
    return name === null ? changed : { ...changed, [name]: on };
  }, flags);
}

/** Null for a flag that is always on. */
const names: ReadonlyMap<string, keyof Flags | null> = new Map([
  ['i', 'ignoreCase'],
  ['m', 'multiline'],
  ['s', 'dotAll'],
  ['x', 'verbose'],
  ['a', 'asciiOnly'],
  ['u', null],
]);
