import { readFileSync } from 'node:fs';
import { keyBytes } from './key-ring.ts';

/** Keys that cannot be used. The message is a part of a sentence that begins with the setting, and tells nothing of them. */
export class KeyFault extends Error {}

/** How to make a key. */
const makeKey = 'openssl rand -base64 32';

/** @param text keys of 32 bytes in Base64, separated by commas or line breaks; lines that begin with `#` are remarks */
export function parseKeys(text: string): Uint8Array[] {
  const parts = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.map((part, i) => {
    const key = Buffer.from(part, 'base64');
    if (key.length !== keyBytes || !/^[A-Za-z0-9+/_-]{43}=?$/.test(part)) {
      throw new KeyFault(`must have keys of 32 bytes in Base64, as \`${makeKey}\` makes them; number ${i + 1} is none`);
    }
    return key;
  });
}

/** Reads the keys of a file. @throws {KeyFault} */
export function readKeyFile(path: string): Uint8Array[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new KeyFault(`cannot be read: ${(error as Error).message}`);
  }
  const keys = parseKeys(text);
  if (keys.length === 0) {
    throw new KeyFault(`names ${path}, which has no key; make one with \`${makeKey}\``);
  }
  return keys;
}
