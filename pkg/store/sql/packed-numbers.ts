/**
 * Whole numbers from 0 on in as few bytes as they need: each takes as many as it has groups of seven bits, the lowest first; all but
 * its last byte have the highest bit set.
 * @param first comes before the others
 */
export function packNumbers(first: number, others: readonly number[]): Uint8Array {
  let length = sizeOf(first);
  for (const number of others) {
    length += sizeOf(number);
  }
  const bytes = Buffer.allocUnsafe(length);
  let at = write(bytes, 0, first);
  for (const number of others) {
    at = write(bytes, at, number);
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

function write(bytes: Uint8Array, start: number, number: number): number {
  let at = start;
  let rest = number;
  while (rest > 127) {
    bytes[at++] = 128 + (rest % 128);
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

/** The numbers that `packNumbers` packed. */
export function unpackNumbers(packed: Uint8Array): number[] {
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
  return numbers;
}
