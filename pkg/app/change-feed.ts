/** Tells whoever listens that an org's data has changed. Says not what: listeners look again. */
export interface ChangeFeed {
  publish(orgIds: Iterable<number>): void;
  /** @returns ends the subscription */
  subscribe(orgId: number, listener: () => void): () => void;
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Map<number, Set<() => void>>();
  return {
    publish(orgIds) {
      for (const orgId of new Set(orgIds)) {
        for (const listener of listeners.get(orgId) ?? []) {
          listener();
        }
      }
    },
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
