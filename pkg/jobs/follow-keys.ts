import type { Timer } from './timers.ts';

/** Takes the keys of the file that has them once they have changed. */
export function followKeys(keys: { follow(): Promise<void> }): Timer {
  return { name: 'follow-keys', periodMs: 2000, run: keys.follow };
}
