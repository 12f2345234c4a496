/** The known name that was probably intended, if one is similar enough. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(Math.min(name.length, 30) / 3)) + 1;
  for (const one of known) {
    // At least that many letters differ.
    if (Math.abs(Math.min(name.length, 60) - Math.min(one.length, 60)) >= bestDistance) {
      continue;
    }
    const distance = editDistance(name.slice(0, 60).toLowerCase(), one.slice(0, 60).toLowerCase());
    if (distance < bestDistance) {
      best = one;
      bestDistance = distance;
    }
  }
  return best;
}

/** The Levenshtein distance: how many letters must be added, removed or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
