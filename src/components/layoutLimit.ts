/** How many characters of a long text are shown at first, in UTF-16 units. */
export const shownAtFirst = 50_000;

/** How many characters are shown at most when somebody asks for all. */
export const shownAtMost = 1_000_000;

/**
 * How many characters of a text a browser can lay out without a long pause, at most `wish`. Layout takes quadratic time for
 * text without white space that changes direction or is split by a dictionary, and for a letter with many combining marks.
 */
export function layoutLimit(text: string, wish: number): number {
  if (marked.test(text)) {
    return Math.min(wish, shownWhereCostly);
  }
  if (!costly.test(text)) {
    return wish;
  }
  const words = text.match(longWords) ?? [];
  return Math.min(wish, words.some((word) => costly.test(word)) ? shownWhereCostly : shownAtFirst);
}

const shownWhereCostly = 5000;

/** Right-to-left letters, direction controls, and the scripts of Thai, Lao, Burmese and Khmer. */
const costly =
  /[\u0590-\u08ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const longWords = /[^ \t\r\n]{100,}/g;

const marked = /\p{M}{30}/u;
