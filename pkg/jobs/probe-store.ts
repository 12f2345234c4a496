import type { Store } from '../store/store.ts';

/**
 * Has the store try to write every two seconds where it could not, so that the sidecar is ready again without a sender that tries
 * first. @returns stops it
 */
export function startProbing(store: Pick<Store, 'probe'>): () => void {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= store.probe().finally(() => (running = undefined));
  }, 2000);
  return () => clearInterval(timer);
}
