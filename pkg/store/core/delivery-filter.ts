import { handshakeOutcomes } from '../../contract/integrations/handshakes.ts';
import type { DeliveryFilter, StoredDelivery } from '../shapes/deliveries.ts';

/** Every delivery. */
export const allDeliveries: DeliveryFilter = { outcomes: null, from: null, to: null, text: null };

/** Finds out whether deliveries are looked for. */
export interface DeliveryMatch {
  /** By all but the text. */
  suits(delivery: Pick<StoredDelivery, 'outcome' | 'receivedAt'>): boolean;
  /** Whether the delivery has the text, or its alert's title, where that is known. */
  hasText(delivery: Pick<StoredDelivery, 'address' | 'outcome' | 'detail'>, title: string | null): boolean;
}

export function matchDeliveries({ outcomes, from, to, text }: DeliveryFilter): DeliveryMatch {
  const wanted = outcomes && new Set(outcomes);
  const sought = text?.toLowerCase() ?? '';
  return {
    suits({ outcome, receivedAt }) {
      const isWanted = wanted === null || wanted.has(outcome) || (wanted.has('rejected') && !notRejected.has(outcome));
      return isWanted && receivedAt >= (from ?? -Infinity) && receivedAt <= (to ?? Infinity);
    },
    hasText: ({ address, outcome, detail }, title) =>
      sought === '' || [address, outcome, detail, title].some((part) => part?.toLowerCase().includes(sought)),
  };
}

/** The outcomes of deliveries that were not rejected. */
export const notRejected: ReadonlySet<string> = new Set([
  ...['accepted', 'nothing_to_resolve', 'duplicate', 'limited'],
  ...Object.values(handshakeOutcomes),
]);
