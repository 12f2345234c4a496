import { asksForClosed } from '../../../domain/fold.ts';
import type { IncomingAlert } from '../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../shapes/deliveries.ts';
import { openGroupKey } from './grouping-key.ts';

/** A batch of deliveries with what a store has to look up for it, each thing once. */
export interface AlertBatch {
  readonly alerts: readonly IncomingAlert[];
  readonly rejected: readonly RejectedDelivery[];
  /** The orgs of the alerts. An integration belongs to one org. */
  readonly orgIds: ReadonlySet<number>;
  readonly integrationIds: readonly number[];
  readonly keys: readonly BatchKey[];
  readonly deliveryIds: readonly BatchDeliveryId[];
  /** Of each alert its place in `integrationIds`, `keys` and `deliveryIds`; -1 where it has no key, or no id. */
  readonly integrationOf: readonly number[];
  readonly keyOf: readonly number[];
  readonly deliveryIdOf: readonly number[];
  /** Of each rejected delivery its place in `integrationIds`. */
  readonly rejectedIntegrationOf: readonly number[];
  /** The place of each key in `keys`, by its `id`. */
  readonly placeOfKey: ReadonlyMap<string, number>;
}

/** A grouping key of an integration. */
export interface BatchKey {
  /** Names integration and key in memory. */
  readonly id: string;
  readonly integrationId: number;
  readonly groupingKey: string;
}

/** An id by which an integration recognises a delivery that comes again. */
export interface BatchDeliveryId {
  readonly integrationId: number;
  readonly idHash: Uint8Array;
}

/** Finds out what a store has to look up for a batch. Alerts share most of it in a storm, so a lookup costs a batch little. */
export function createAlertBatch(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): AlertBatch {
  const orgIds = new Set<number>();
  const integrations = createPlaces<number, number>();
  const keys = createPlaces<string, BatchKey>();
  const deliveryIds = createPlaces<string, BatchDeliveryId>();
  const integrationOf: number[] = [];
  const keyOf: number[] = [];
  const deliveryIdOf: number[] = [];

  for (const { orgId, integrationId, facts, delivery, part } of alerts) {
    let integration = integrations.placeOf.get(integrationId);
    if (integration === undefined) {
      integration = integrations.add(integrationId, integrationId);
      orgIds.add(orgId);
    }
    integrationOf.push(integration);
    const { groupingKey } = facts;
    if (groupingKey === null) {
      keyOf.push(-1);
    } else {
      const id = openGroupKey(integrationId, groupingKey);
      keyOf.push(keys.placeOf.get(id) ?? keys.add(id, { id, integrationId, groupingKey }));
    }
    const { idHash } = delivery;
    if (part > 0) {
      deliveryIdOf.push(deliveryIdOf.at(-1) as number);
    } else if (idHash === null) {
      deliveryIdOf.push(-1);
    } else {
      const id = `${integrationId} ${Buffer.from(idHash).toString('latin1')}`;
      deliveryIdOf.push(deliveryIds.placeOf.get(id) ?? deliveryIds.add(id, { integrationId, idHash }));
    }
  }
  const rejectedIntegrationOf = rejected.map(
    ({ integrationId }) => integrations.placeOf.get(integrationId) ?? integrations.add(integrationId, integrationId)
  );
  return {
    alerts,
    rejected,
    orgIds,
    integrationIds: integrations.items,
    keys: keys.items,
    deliveryIds: deliveryIds.items,
    integrationOf,
    keyOf,
    deliveryIdOf,
    rejectedIntegrationOf,
    placeOfKey: keys.placeOf,
  };
}

/**
 * The former keys by which groups may be open that alerts of the batch take over, each once. An alert asks for its former key
 * where no group is open with its present one. Keys that the batch has itself are left out: `keys` has them.
 * @param openGroups the open group of each key of the batch; null where there is none
 */
export function findFormerKeys(batch: AlertBatch, openGroups: readonly unknown[]): BatchKey[] {
  if (!openGroups.includes(null)) {
    return [];
  }
  const found = new Map<string, BatchKey>();
  const hasGroup = openGroups.map((group) => group !== null);
  batch.alerts.forEach(({ integrationId, facts: { formerKey, signal } }, i) => {
    const place = batch.keyOf[i] as number;
    if (place === -1 || hasGroup[place] === true) {
      return;
    }
    // Whatever is found, an alert leaves the key with a group, unless it is a recovery or may be a duplicate.
    hasGroup[place] = signal !== 'resolve' && batch.deliveryIdOf[i] === -1;
    if (formerKey === null) {
      return;
    }
    const id = openGroupKey(integrationId, formerKey);
    const former = batch.placeOfKey.get(id);
    if (former === undefined) {
      found.set(id, { id, integrationId, groupingKey: formerKey });
    } else {
      // The group may be taken over from that key, whose alerts then ask for theirs.
      hasGroup[former] = false;
    }
  });
  return [...found.values()];
}

/**
 * The keys whose resolved group an alert of the batch may open again, as no group is open with them.
 * @param openGroups the open group of each key of the batch; null where there is none
 */
export function findReopenKeys(batch: AlertBatch, openGroups: readonly unknown[]): BatchKey[] {
  if (!openGroups.includes(null)) {
    return [];
  }
  const places = new Set<number>();
  batch.alerts.forEach(({ rules, facts: { signal } }, i) => {
    const place = batch.keyOf[i] as number;
    if (place !== -1 && openGroups[place] === null && signal !== 'resolve' && asksForClosed(rules)) {
      places.add(place);
    }
  });
  return Array.from(places, (place) => batch.keys[place] as BatchKey);
}

/**
 * The keys for which the batch may open a group.
 * @param openGroups the open group of each key of the batch; null where there is none
 */
export function findOpeningKeys(batch: AlertBatch, openGroups: readonly unknown[]): BatchKey[] {
  const mayOpen = openGroups.map((group) => group === null);
  batch.alerts.forEach(({ facts: { signal } }, i) => {
    const place = batch.keyOf[i] as number;
    if (place !== -1 && signal === 'resolve') {
      mayOpen[place] = true;
    }
  });
  return batch.keys.filter((_, place) => mayOpen[place]);
}

/** Things that are counted from 0, each once. */
interface Places<Key, Item> {
  readonly items: readonly Item[];
  readonly placeOf: ReadonlyMap<Key, number>;
  /** @returns the place of the item, which is a new one */
  add(key: Key, item: Item): number;
}

function createPlaces<Key, Item>(): Places<Key, Item> {
  const items: Item[] = [];
  const placeOf = new Map<Key, number>();
  return {
    items,
    placeOf,
    add(key, item) {
      placeOf.set(key, items.length);
      return items.push(item) - 1;
    },
  };
}
