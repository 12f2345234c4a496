import type { Timer } from './timers.ts';

/** Uses what files say once they have changed, and tries those at fault again. @param of what they have */
export function followFiles(of: string, files: { follow(): Promise<void> }): Timer {
  return { name: `follow-${of}`, periodMs: 2000, run: files.follow };
}
