/** The text without regard to case: texts that are equal then are one to a search. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

/** A message as it is indexed: up to a length, because each character costs some bytes of an index. */
export function foldMessage(message: string): string {
  return foldCase(message.slice(0, longestIndexed).toWellFormed());
}

/** In characters. */
const longestIndexed = 10_000;
