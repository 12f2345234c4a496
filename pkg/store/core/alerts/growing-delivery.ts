import type { AddedAlert } from '../../shapes/alerts.ts';
import type { PlannedDelivery, PlannedDeliveryId, PlannedSplit } from './alert-plan.ts';

/** A delivery while a batch is planned: one that is split gets its alerts one after another. */
export interface GrowingDelivery extends PlannedDelivery {
  outcome: string;
  alertId: number | null;
  readonly split: GrowingSplit | null;
}

interface GrowingSplit extends PlannedSplit {
  readonly alertIds: number[];
}

/** Its id, likewise. */
export interface GrowingDeliveryId extends PlannedDeliveryId {
  stored: AddedAlert['stored'];
}

type Stored = AddedAlert['stored'];

export function outcomeOf(stored: Stored): 'accepted' | 'nothing_to_resolve' {
  return stored === null ? 'nothing_to_resolve' : 'accepted';
}

/** @param first what became of the first of the alerts */
export function startSplit(parts: number, first: Stored): GrowingSplit {
  return { parts, alertIds: first === null ? [] : [first.alertId] };
}

/** Adds what became of a further alert. A delivery stands for the first alert that is stored, and is accepted if one is. */
export function addPart(delivery: GrowingDelivery, id: GrowingDeliveryId | undefined, stored: Stored): void {
  if (stored === null) {
    return;
  }
  delivery.split?.alertIds.push(stored.alertId);
  delivery.outcome = outcomeOf(stored);
  delivery.alertId ??= stored.alertId;
  if (id !== undefined) {
    id.stored ??= stored;
  }
}
