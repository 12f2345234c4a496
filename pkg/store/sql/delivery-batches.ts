import type { StoredDelivery } from '../shapes/deliveries.ts';

/** A delivery in a batch. */
export interface NotedDelivery extends Omit<StoredDelivery, 'id' | 'groupId' | 'body'> {
  /** Counted in the integration from 1. */
  readonly number: number;
}

type Packed = [
  receivedAt: number,
  address: string,
  size: number,
  outcome: string,
  alertId: number | null,
  detail: string | null,
];

/** @param deliveries with consecutive numbers */
export function packDeliveries(deliveries: readonly NotedDelivery[]): string {
  return JSON.stringify(
    deliveries.map(({ receivedAt, address, size, outcome, alertId, detail }): Packed => [
      receivedAt,
      address,
      size,
      outcome,
      alertId,
      detail,
    ])
  );
}

/** @param lastNumber the number of the last delivery */
export function unpackDeliveries(text: string, lastNumber: number): NotedDelivery[] {
  const packed = JSON.parse(text) as Packed[];
  return packed.map(([receivedAt, address, size, outcome, alertId, detail], i) => ({
    number: lastNumber - packed.length + 1 + i,
    receivedAt,
    address,
    size,
    outcome,
    alertId,
    detail,
  }));
}
