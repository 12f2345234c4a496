/** The word that somebody most likely meant: one that begins so, or one that few changes of letters lead to. */
export function nearest<Word extends string>(typed: string, words: readonly Word[]): Word | null {
  const text = typed.toLowerCase();
  if (text === '' || text.length > 40) {
    return null;
  }
  const begins = words.find((word) => word.startsWith(text));
  if (begins !== undefined) {
    return begins;
  }
  const [best] = words
    .map((word) => ({ word, distance: distance(text, word) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : null;
}

/** How many letters have to be added, left out, replaced or swapped to make one word of the other. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = cell(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwap ? cell(i - 2, j - 2) + 1 : Infinity;
      rows[i]?.push(Math.min(replaced, swapped, cell(i - 1, j) + 1, cell(i, j - 1) + 1));
    }
  }
  return cell(one.length, other.length);
}
