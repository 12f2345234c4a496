import { readFileSync } from 'node:fs';

declare const BELLHOOK_VERSION: string;

/** Bellhook's version: built into the bundle, or taken from `package.json` when run from source. */
export const version: string = typeof BELLHOOK_VERSION === 'string' ? BELLHOOK_VERSION : readVersion();

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
