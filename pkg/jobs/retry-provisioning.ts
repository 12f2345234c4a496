import type { Timer } from './timers.ts';

/** Checks whether faulty provisioning files have been corrected. */
export function retryProvisioning(provisioning: { retry(): Promise<void> }): Timer {
  return { name: 'retry-provisioning', periodMs: 2000, run: provisioning.retry };
}
