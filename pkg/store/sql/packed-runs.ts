/**
 * Numbers that mostly follow each other, in short: of each run the first one and how many there are.
 *
 * @example
 * packRuns([7, 8, 9, 12]); // [7, 3, 12, 1]
 */
export function packRuns(numbers: readonly number[]): number[] {
  const packed: number[] = [];
  let next: number | undefined;
  for (const number of numbers) {
    if (number === next) {
      (packed[packed.length - 1] as number) += 1;
    } else {
      packed.push(number, 1);
    }
    next = number + 1;
  }
  return packed;
}

export function unpackRuns(packed: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < packed.length; at += 2) {
    const first = packed[at] as number;
    for (let i = 0; i < (packed[at + 1] as number); i++) {
      numbers.push(first + i);
    }
  }
  return numbers;
}
