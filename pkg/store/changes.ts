/** What has changed in a store. It does not say how: who is told looks again. */
export interface StoreChange {
  /** The orgs whose data has changed, each once. */
  readonly orgIds: readonly number[];
  /** The integrations that were created, changed or deleted. */
  readonly integrations: readonly IntegrationKey[];
}

export interface IntegrationKey {
  readonly orgId: number;
  readonly uid: string;
}

export type ChangeListener = (change: StoreChange) => void;

/** Tells listeners what has changed in a store. */
export interface ChangeAnnouncer {
  announce(change: { readonly orgIds: Iterable<number>; readonly integrations?: readonly IntegrationKey[] }): void;
  /** @returns ends the subscription */
  subscribe(listener: ChangeListener): () => void;
}

export function createChangeAnnouncer(): ChangeAnnouncer {
  const listeners = new Set<ChangeListener>();
  return {
    announce({ orgIds, integrations = [] }) {
      const change = { orgIds: [...new Set(orgIds)], integrations };
      if (change.orgIds.length > 0) {
        listeners.forEach((listener) => listener(change));
      }
    },
    subscribe(listener) {
      // Two subscriptions of one function are two.
      const own: ChangeListener = (change) => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
