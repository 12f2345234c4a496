import { createHash } from 'node:crypto';
import type { Receiver, Store } from '../store/store.ts';

/** Finds the integration that a token belongs to, in memory. */
export interface ReceiverIndex {
  find(token: string): Receiver | undefined;
  /** Reads the tokens anew; to be called after every change of an integration. */
  reload(): Promise<void>;
}

/**
 * An index over the store's integrations. It is keyed by a hash of the token, so that how long a look-up takes says
 * nothing of how much of a guess was right.
 */
export async function createReceiverIndex(store: Pick<Store, 'listReceivers'>): Promise<ReceiverIndex> {
  let receivers = new Map<string, Receiver>();
  const index: ReceiverIndex = {
    find: (token) => receivers.get(hash(token)),
    async reload() {
      const list = await store.listReceivers();
      receivers = new Map(list.map((receiver) => [hash(receiver.token), receiver]));
    },
  };
  await index.reload();
  return index;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
