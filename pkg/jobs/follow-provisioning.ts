import type { Timer } from './timers.ts';

/** Applies provisioning files that have changed, and those that could not be applied. */
export function followProvisioning(provisioning: { follow(): Promise<void> }): Timer {
  return { name: 'follow-provisioning', periodMs: 2000, run: provisioning.follow };
}
