/**
 * Whether the UTF-16 unit is white space in Python, in `\s` of regular expressions and in `str.strip()`. JavaScript's `\s`
 * lacks U+001C to U+001F and U+0085, and includes U+FEFF.
 */
function isSpace(unit: number): boolean {
  if (unit <= 0x20) {
    return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
  }
  return unit >= 0x85 && otherSpaces.has(unit);
}

const otherSpaces = new Set([
  0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028,
  0x2029, 0x202f, 0x205f, 0x3000,
]);

/** The offset of the first character from `start` on that is not white space, or the end. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** The text without the white space at its end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

/** The source as Jinja reads it: every line ends with `\n`, and one line end at the very end is dropped. */
export function normaliseSource(source: string): string {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  return lines.endsWith('\n') ? lines.slice(0, -1) : lines;
}

export interface Position {
  /** From 1, as in `TemplateError`; so is `column`. */
  readonly line: number;
  readonly column: number;
}

/** Returns a function that finds the position of an offset. It searches the source for lines only once. */
export function positionsIn(source: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= startsOfLines(source);
    let line = 1;
    let after = starts.length;
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle - 1] ?? 0) <= offset) {
        line = middle;
      } else {
        after = middle;
      }
    }
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}

/** The start of each line, and Infinity as the end of the last one. */
function startsOfLines(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return [...starts, Infinity];
}
