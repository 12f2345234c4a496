/** One note out of two for the same reader; null where neither says anything. */
export function joinNotes(first: string | null, second: string | null): string | null {
  return first === null || second === null ? (first ?? second) : `${first} ${second}`;
}
