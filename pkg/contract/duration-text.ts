/** A length of time for people, such as `2 h` or `1 d 30 min`. */
export function durationText(seconds: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) {
      parts.push(`${count} ${unit}`);
    }
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** Reads what `durationText` writes, with or without spaces, also `2h30m`. @returns seconds; undefined where it is no length of time */
export function readDuration(text: string): number | undefined {
  if (!/^\s*(\d{1,9}\s*(d|h|min|m|s)\s*)+$/.test(text)) {
    return undefined;
  }
  return [...text.matchAll(/(\d+)\s*(d|h|m|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * lengthOf(unit),
    0
  );
}

function lengthOf(unit: string | undefined): number {
  return units.find(([name]) => name === unit || (name === 'min' && unit === 'm'))?.[1] ?? 0;
}
