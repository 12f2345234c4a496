/**
 * Finds a text in others in linear time, whatever they contain. JavaScript's built-in search takes seconds for texts such as a
 * long run of the same letter.
 */
export class Search {
  readonly #part: string;
  #forward: Int32Array | undefined;
  #backward: Int32Array | undefined;

  /** @param part not empty */
  constructor(part: string) {
    this.#part = part;
  }

  /** The index of the first occurrence at `from` or later, in UTF-16 units; -1 if there is none. */
  first(text: string, from: number): number {
    const part = this.#part;
    if (isCheap(text, part)) {
      return text.indexOf(part, from);
    }
    this.#forward ??= prefixTable(part.length, (i) => part.charCodeAt(i));
    const table = this.#forward;
    let matched = 0;
    for (let i = from; i < text.length; i++) {
      matched = advance(table, matched, text.charCodeAt(i), (at) => part.charCodeAt(at));
      if (matched === part.length) {
        return i - part.length + 1;
      }
    }
    return -1;
  }

  /** The index of the last occurrence that ends at `end` or earlier; -1 if there is none. */
  last(text: string, end: number): number {
    const part = this.#part;
    if (end < part.length) {
      return -1;
    }
    if (isCheap(text, part)) {
      return text.lastIndexOf(part, end - part.length);
    }
    const unitAt = (i: number) => part.charCodeAt(part.length - 1 - i);
    this.#backward ??= prefixTable(part.length, unitAt);
    const table = this.#backward;
    let matched = 0;
    for (let i = end - 1; i >= 0; i--) {
      matched = advance(table, matched, text.charCodeAt(i), unitAt);
      if (matched === part.length) {
        return i;
      }
    }
    return -1;
  }
}

/** Whether comparing the part at every index is fast even in the worst case. */
function isCheap(text: string, part: string): boolean {
  return part.length <= 32 || text.length * part.length <= 1_000_000;
}

/** For each prefix of the text, the length of the longest shorter prefix that it ends with (Knuth–Morris–Pratt). */
function prefixTable(length: number, unitAt: (i: number) => number): Int32Array {
  const table = new Int32Array(length);
  for (let i = 1, matched = 0; i < length; i++) {
    matched = advance(table, matched, unitAt(i), unitAt);
    table[i] = matched;
  }
  return table;
}

/** The length of the matched prefix after one more unit. */
function advance(table: Int32Array, matched: number, unit: number, unitAt: (i: number) => number): number {
  let length = matched;
  while (length > 0 && unitAt(length) !== unit) {
    length = table[length - 1] ?? 0;
  }
  return unitAt(length) === unit ? length + 1 : length;
}
