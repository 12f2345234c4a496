import { Cursor, heavyPattern, wrongPattern } from './cursor.ts';
import { character, readClass, readEscape } from './escapes.ts';
import { type Flags, type Group, readFlags, readGroupStart } from './groups.ts';
import { added, noSize, ofCharacter, ofClass, readRepeat, repeated, type Size } from './repeat.ts';

/** A pattern of Python's `re` in RE2's syntax. */
export interface Translation {
  readonly source: string;
  readonly size: Size;
  /** RE2's number of each group, indexed by Python's number; the whole match is first. */
  readonly groups: readonly number[];
  /** Python's numbers of the named groups. */
  readonly names: ReadonlyMap<string, number>;
  /** RE2's numbers of the groups for `$` before a final line end. */
  readonly endings: readonly number[];
}

/** The maximum length of a pattern, in characters. */
export const maxLength = 2000;

/**
 * Translates a pattern.
 * @param ending what `$` stands for
 * @throws TemplateError (value) if it is invalid or cannot be matched in linear time, (limit) if it is too large
 */
export function translate(pattern: string, ending: Ending): Translation {
  if (pattern.length > maxLength) {
    throw heavyPattern(`has more than ${maxLength} characters`, 'use a shorter one, or several');
  }
  return new PatternReader(new Cursor(pattern), ending).read();
}

/**
 * The meaning of `$`, which RE2 supports only at the very end: only there (`end`), or also before a final line end, which it
 * consumes (`line`), in a group so that it can be restored (`group`).
 */
export type Ending = 'end' | 'line' | 'group';

interface Part {
  readonly source: string;
  readonly size: Size;
  /** Whether it may be repeated. Parts that match a position instead of characters may not. */
  readonly repeatable?: boolean;
}

const maxNesting = 50;

/** Reads a pattern of Python's `re` and writes it in RE2's syntax. */
class PatternReader {
  readonly #cursor: Cursor;
  readonly #ending: Ending;
  readonly #groups = [0];
  readonly #names = new Map<string, number>();
  readonly #endings: number[] = [];
  #written = 0;
  #nesting = 0;

  constructor(cursor: Cursor, ending: Ending) {
    this.#cursor = cursor;
    this.#ending = ending;
  }

  read(): Translation {
    const flags = readFlags(this.#cursor);
    const { source, size } = this.#alternatives(flags);
    if (this.#cursor.peek() !== '') {
      throw wrongPattern('has a ) without (', 'write \\) to match one');
    }
    return {
      source: flags.ignoreCase ? `(?i:${source})` : source,
      size,
      groups: this.#groups,
      names: this.#names,
      endings: this.#endings,
    };
  }

  #alternatives(flags: Flags): Part {
    const first = this.#sequence(flags);
    const sources = [first.source];
    let { size } = first;
    while (this.#cursor.take('|')) {
      const next = this.#sequence(flags);
      sources.push(next.source);
      size = added(added(size, next.size), ofClass);
    }
    return { source: sources.join('|'), size };
  }

  #sequence(flags: Flags): Part {
    let source = '';
    let size = noSize;
    for (;;) {
      this.#skip(flags);
      const next = this.#cursor.peek();
      if (next === '' || next === '|' || next === ')') {
        return { source, size };
      }
      const repeat = readRepeat(this.#cursor);
      if (repeat !== undefined) {
        throw wrongPattern(
          `has the repetition ${repeat.source} after nothing`,
          'put a backslash before it to match it as a character'
        );
      }
      const part = this.#repeated(this.#atom(flags), flags);
      source += part.source;
      size = added(size, part.size);
    }
  }

  #repeated(part: Part, flags: Flags): Part {
    this.#skip(flags);
    const repeat = readRepeat(this.#cursor);
    if (repeat === undefined) {
      return part;
    }
    if (part.repeatable === false) {
      throw wrongPattern(`repeats a place with ${repeat.source}`, 'leave the repetition out');
    }
    this.#skip(flags);
    if (readRepeat(this.#cursor) !== undefined) {
      throw wrongPattern('repeats a repetition', 'put the first one in brackets, as (?:a+)?');
    }
    // In a group, so that RE2 repeats all of it.
    return {
      source: `(?:${part.source})${repeat.source}`,
      size: repeated(part.size, repeat.least, repeat.most),
    };
  }

  /** Skips comments, and white space if the flag x allows it. */
  #skip(flags: Flags): void {
    this.#cursor.match(flags.verbose ? /(?:[ \t\n\r\f\v]|#[^\n]*|\(\?#[^)]*\))+/y : /(?:\(\?#[^)]*\))+/y);
  }

  #atom(flags: Flags): Part {
    const next = this.#cursor.next();
    switch (next) {
      case '(':
        return this.#group(flags);
      case '[':
        return { source: readClass(this.#cursor, flags.asciiOnly), size: ofClass };
      case '.':
        return { source: flags.dotAll ? '(?s:.)' : '[^\\n]', size: ofClass };
      case '^':
        return place(flags.multiline ? '(?m:^)' : '\\A');
      case '$':
        return flags.multiline ? place('(?m:$)') : this.#end();
      case '\\':
        return this.#escape(flags);
      default:
        return { source: character(next.codePointAt(0) ?? 0).inClass, size: ofCharacter };
    }
  }

  #end(): Part {
    switch (this.#ending) {
      case 'end':
        return place('\\z');
      case 'line':
        return { source: '(?:\\n?\\z)', size: ofClass, repeatable: false };
      case 'group':
        this.#written++;
        this.#endings.push(this.#written);
        return { source: '(?:(\\n?)\\z)', size: ofClass, repeatable: false };
    }
  }

  #escape(flags: Flags): Part {
    const found = this.#cursor.match(/[AbBZ]|[1-9](?![0-7]{2})[0-9]?/y)?.[0];
    if (found === undefined) {
      const { inClass, code } = readEscape(this.#cursor, flags.asciiOnly);
      return code === undefined ? { source: `[${inClass}]`, size: ofClass } : { source: inClass, size: ofCharacter };
    }
    if (/[0-9]/.test(found)) {
      throw wrongPattern(
        `refers back with \\${found}, which takes more than linear time`,
        'match both parts in groups, and compare them in the template'
      );
    }
    return place(found === 'Z' ? '\\z' : `\\${found}`);
  }

  #group(flags: Flags): Part {
    const group = readGroupStart(this.#cursor, flags);
    this.#nesting++;
    if (this.#nesting > maxNesting) {
      throw heavyPattern(`has more than ${maxNesting} brackets inside each other`, 'use fewer');
    }
    if (group.captures) {
      this.#number(group);
    }
    const { source, size } = this.#alternatives(group.flags);
    this.#nesting--;
    if (!this.#cursor.take(')')) {
      throw wrongPattern('has a ( that is not closed', 'close it with ), or write \\( to match one');
    }
    return { source: `${group.source}${source})`, size };
  }

  #number({ name }: Group): void {
    this.#written++;
    if (name !== undefined) {
      if (this.#names.has(name)) {
        throw wrongPattern(`has two groups named ${name}`, 'give each one a name of its own');
      }
      this.#names.set(name, this.#groups.length);
    }
    this.#groups.push(this.#written);
  }
}

function place(source: string): Part {
  return { source, size: ofCharacter, repeatable: false };
}
