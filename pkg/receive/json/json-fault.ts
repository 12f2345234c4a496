/** Where a text stops being JSON. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What was expected there, such as `a value`. It never quotes the text. */
  readonly expected: string;
}

/**
 * Finds the first fault of a text that JSON.parse refuses (RFC 8259). JavaScript's own message quotes the text, and in some
 * cases gives no position.
 * @returns undefined if the text is JSON
 */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    const scanner = new Scanner(text);
    scanner.value();
    scanner.end();
    return undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) {
      throw fault;
    }
    const before = text.slice(0, fault.offset);
    const line = before.split('\n').length;
    return { line, column: fault.offset - before.lastIndexOf('\n'), expected: fault.expected };
  }
}

class Fault {
  readonly offset: number;
  readonly expected: string;

  constructor(offset: number, expected: string) {
    this.offset = offset;
    this.expected = expected;
  }
}

/** Scans a text recursively. The text must be known not to be nested deeply. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): void {
    this.#blanks();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#list('}', 'a key in double quotes', () => {
          this.#take(string, 'a key in double quotes');
          this.#blanks();
          this.#take(colon, 'a colon after the key');
          this.value();
        });
      case '[':
        return this.#list(']', 'a value', () => this.value());
      case '"':
        return this.#take(string, 'a text with its closing quote, valid escapes and no raw control characters');
      default:
        this.#take(word, 'a value');
    }
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) {
      throw new Fault(this.#at, 'the end of the text');
    }
  }

  #list(close: string, first: string, item: () => void): void {
    this.#at++;
    this.#blanks();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    if (this.#at === this.#text.length) {
      throw new Fault(this.#at, `${first} or ${close}`);
    }
    for (;;) {
      this.#blanks();
      item();
      this.#blanks();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== close) {
        throw new Fault(this.#at, `a comma or ${close}`);
      }
      this.#at++;
      if (next === close) {
        return;
      }
    }
  }

  #blanks(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) {
      this.#at++;
    }
  }

  #take(pattern: RegExp, expected: string): void {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) {
      throw new Fault(this.#at, expected);
    }
    this.#at = pattern.lastIndex;
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const colon = /:/y;

// JSON does not allow raw control characters in strings.
const string = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
