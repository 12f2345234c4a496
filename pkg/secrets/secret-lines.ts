import { readFileSync } from 'node:fs';

/** Secrets that cannot be used. The message is a part of a sentence that begins with the setting, and tells nothing of them. */
export class SecretFault extends Error {}

/** The parts of a text with secrets, separated by commas or line breaks; lines that begin with `#` are remarks. */
export function secretParts(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** @throws {SecretFault} where the file cannot be read */
export function readSecretFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SecretFault(`cannot be read: ${(error as Error).message}`);
  }
}
