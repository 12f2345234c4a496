/** The text without regard to case: texts that are equal then are one to a search. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}
