import { randomInt } from 'node:crypto';

/** A new token: 25 letters and digits, about 149 bits. */
export function makeToken(): string {
  return randomText(letters + letters.toUpperCase() + digits, 25);
}

/** A new uid of an integration: 14 lower-case letters and digits. */
export function makeUid(): string {
  return randomText(letters + digits, 14);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
