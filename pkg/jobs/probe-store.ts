import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

/** Has the store try to write where it could not, so that the sidecar is ready again without a sender that tries first. */
export function probeStore(store: Pick<Store, 'probe'>): Timer {
  return { name: 'probe-store', periodMs: 2000, run: store.probe };
}
