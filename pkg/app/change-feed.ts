import type { Store } from '../store/store.ts';

/** Tells listeners that an org's data has changed. It does not say what: a listener looks again. */
export interface ChangeFeed {
  /** @returns ends the subscription */
  subscribe(orgId: number, listener: () => void): () => void;
}

/** The changes that the store announces, by org. */
export function createChangeFeed(store: Pick<Store, 'subscribe'>): ChangeFeed {
  const listeners = new Map<number, Set<() => void>>();
  store.subscribe(({ orgIds }) => {
    for (const orgId of orgIds) {
      listeners.get(orgId)?.forEach((listener) => listener());
    }
  });
  return {
    subscribe(orgId, listener) {
      const known = listeners.get(orgId) ?? new Set();
      listeners.set(orgId, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0 && listeners.get(orgId) === known) {
          listeners.delete(orgId);
        }
      };
    },
  };
}
