import { hash } from 'node:crypto';
import type { TemplateCompiler, TemplateSet } from '../interpret/template-set.ts';
import type { Receiver, Store } from '../store/store.ts';

/** An integration that receives alerts, with its templates ready. */
export interface ReadyReceiver extends Receiver {
  readonly set: TemplateSet;
}

/** Finds the integration that a token belongs to, in memory. */
export interface ReceiverIndex {
  find(token: string): ReadyReceiver | undefined;
  /** Another one after each `reload`: what was found before may be out of date. */
  readonly generation: number;
  /** Reads the integrations anew; to be called after every change of one. */
  reload(): Promise<void>;
}

/**
 * An index over the store's integrations. It is keyed by a hash of the token, so that how long a look-up takes says
 * nothing of how much of a guess was right.
 */
export async function createReceiverIndex(
  store: Pick<Store, 'listReceivers'>,
  compile: TemplateCompiler
): Promise<ReceiverIndex> {
  let receivers = new Map<string, ReadyReceiver>();
  let generation = 0;

  const index: ReceiverIndex = {
    find: (token) => receivers.get(hashToken(token)),
    get generation() {
      return generation;
    },
    async reload() {
      const list = await store.listReceivers();
      receivers = new Map(list.map((receiver) => [hashToken(receiver.token), { ...receiver, set: compile(receiver) }]));
      generation += 1;
    },
  };
  await index.reload();
  return index;
}

function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}
