import { keyBytes } from './key-ring.ts';
import { readSecretFile, SecretFault, secretParts } from './secret-lines.ts';

/** How to make a key. */
const makeKey = 'openssl rand -base64 32';

/**
 * @param text keys of 32 bytes in Base64, separated by commas or line breaks; lines that begin with `#` are remarks
 * @throws {SecretFault}
 */
export function parseKeys(text: string): Uint8Array[] {
  return secretParts(text).map((part, i) => {
    const key = Buffer.from(part, 'base64');
    if (key.length !== keyBytes || !/^[A-Za-z0-9+/_-]{43}=?$/.test(part)) {
      throw new SecretFault(
        `must have keys of 32 bytes in Base64, as \`${makeKey}\` makes them; number ${i + 1} is none`
      );
    }
    return key;
  });
}

/** Reads the keys of a file. @throws {SecretFault} */
export function readKeyFile(path: string): Uint8Array[] {
  const keys = parseKeys(readSecretFile(path));
  if (keys.length === 0) {
    throw new SecretFault(`names ${path}, which has no key; make one with \`${makeKey}\``);
  }
  return keys;
}
