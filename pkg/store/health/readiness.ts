import { setTimeout as pause } from 'node:timers/promises';
import { classifyError, type Fault, slow } from '../fault.ts';
import type { AccessHealth } from './access-health.ts';

/** Whether a store can be read and written. Each is null where it can, else why it cannot. */
export interface Readiness {
  readonly reading: Fault | null;
  readonly writing: Fault | null;
}

/**
 * Tries to read; of writing it says what the last write showed. Resolves within `readTimeoutMs`, also while the disk hangs.
 * Where writing fails nothing is read, so that the answer comes at once.
 * @param read reads something from the database
 */
export async function findReadiness(
  { reading, writing }: Record<keyof Readiness, AccessHealth>,
  read: () => Promise<unknown>
): Promise<Readiness> {
  if (writing.fault !== null) {
    return { reading: reading.fault, writing: writing.fault };
  }
  const tried = await Promise.race([
    read().then(() => null, classifyError),
    pause(readTimeoutMs, slow, { ref: false }),
  ]);
  return { reading: reading.fault ?? tried, writing: writing.fault };
}

const readTimeoutMs = 3000;
