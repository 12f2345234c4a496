import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

/** If the last write failed, makes the store try again, so that the sidecar becomes ready without waiting for an alert. */
export function probeStore(store: Pick<Store, 'probe'>): Timer {
  return { name: 'probe-store', periodMs: 2000, run: store.probe };
}
