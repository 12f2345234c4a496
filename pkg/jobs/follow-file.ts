import type { Timer } from './timers.ts';

/** Uses what a file says once it has changed. @param of what the file has */
export function followFile(of: string, file: { follow(): Promise<void> }): Timer {
  return { name: `follow-${of}`, periodMs: 2000, run: file.follow };
}
