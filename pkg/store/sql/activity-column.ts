import { type Activity, shortestStep } from '../../domain/activity.ts';

/**
 * The activity of a group as its column has it: how often the shortest step was doubled, then the counts. Each number takes as many
 * bytes as it has groups of seven bits, the lowest first; all but its last byte have the highest bit set. So most groups have a few
 * bytes, and no group has more than some hundred.
 */
export function packActivity({ step, counts }: Activity): Uint8Array {
  let length = 1;
  for (const count of counts) {
    length += sizeOf(count);
  }
  const bytes = Buffer.allocUnsafe(length);
  bytes[0] = Math.log2(step / shortestStep);
  let at = 1;
  for (const count of counts) {
    let rest = count;
    while (rest > 127) {
      bytes[at++] = 128 + (rest % 128);
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  }
  return bytes;
}

function sizeOf(number: number): number {
  let size = 1;
  for (let rest = number; rest > 127; rest = Math.floor(rest / 128)) {
    size += 1;
  }
  return size;
}

/** The activity that `packActivity` packed. */
export function unpackActivity(packed: Uint8Array): Activity {
  const numbers: number[] = [];
  let number = 0;
  let factor = 1;
  for (const byte of packed) {
    number += (byte % 128) * factor;
    factor *= 128;
    if (byte < 128) {
      numbers.push(number);
      number = 0;
      factor = 1;
    }
  }
  const [doublings = 0, ...counts] = numbers;
  return { step: shortestStep * 2 ** doublings, counts };
}
