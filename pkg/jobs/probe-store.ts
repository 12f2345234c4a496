import type { StoreHealth } from '../ingest/store-health.ts';
import type { Store } from '../store/store.ts';

/**
 * Tries to write where writing has failed, so that the sidecar is ready again without a sender that tries first.
 */
export async function probeStore(store: Pick<Store, 'probe'>, health: StoreHealth): Promise<void> {
  if (health.problem === null) {
    return;
  }
  try {
    await store.probe();
    health.worked();
  } catch (error) {
    health.failed(error);
  }
}

/** Probes every two seconds. @returns stops it */
export function startProbing(store: Pick<Store, 'probe'>, health: StoreHealth): () => void {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= probeStore(store, health).finally(() => (running = undefined));
  }, 2000);
  return () => clearInterval(timer);
}
