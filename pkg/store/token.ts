import { hash } from 'node:crypto';

/** The token of an integration: the text itself, or only its hash where nobody is to see it again. */
export type Token = string | HashedToken;

export interface HashedToken {
  /** See `hashToken`. */
  readonly hash: string;
  /** The last characters, by which people tell it from others; null where they are not known. */
  readonly hint: string | null;
}

/**
 * By its hash an integration is found, and kept where its token is not to be seen. SHA-256 is enough: a slow hash with a salt protects what can
 * be guessed, and a token has about 149 random bits. A file's token is as random as its author made it.
 * @returns SHA-256 in hex
 */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

export function hashOf(token: Token): string {
  return typeof token === 'string' ? hashToken(token) : token.hash;
}

export function hintOf(token: Token): string | null {
  return typeof token === 'string' ? token.slice(-hintLength) : token.hint;
}

/** What is kept of a token that nobody is to see again. */
export function forgetText(token: Token): HashedToken {
  return { hash: hashOf(token), hint: hintOf(token) };
}

const hintLength = 4;
