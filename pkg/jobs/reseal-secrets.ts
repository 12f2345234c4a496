import type { Timer } from './timers.ts';

/** Encrypts secrets with the first key, soon after a start with another one. */
export function resealSecrets(run: () => Promise<void>): Timer {
  return { name: 'reseal-secrets', runsOnce: true, firstDelayMs: 2000, periodMs: 60 * 60 * 1000, run };
}
