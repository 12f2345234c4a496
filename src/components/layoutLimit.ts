/** How many characters of a long text are shown at first, in UTF-16 units. */
export const shownAtFirst = 50_000;

/** The most that is shown where somebody asks for all. */
export const shownAtMost = 1_000_000;

/**
 * How many characters of a text a browser can lay out without a long pause, at most `wish`. Text that changes its direction or is
 * split by a dictionary takes time with the square of its length where no white space divides it, as does a letter with marks.
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

/** Letters from right to left, what changes the direction, and the scripts of Thai, Lao, Burmese and Khmer. */
const costly =
  /[\u0590-\u08ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const longWords = /[^ \t\r\n]{100,}/g;

const marked = /\p{M}{30}/u;
