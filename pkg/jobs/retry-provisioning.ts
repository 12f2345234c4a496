import type { Timer } from './timers.ts';

/** Looks whether provisioning files that were at fault are mended. */
export function retryProvisioning(provisioning: { retry(): Promise<void> }): Timer {
  return { name: 'retry-provisioning', periodMs: 2000, run: provisioning.retry };
}
