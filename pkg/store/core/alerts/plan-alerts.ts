import { addArrivals, noActivity, sinceStart } from '../../../domain/activity.ts';
import { asksForClosed, foldAlert, type FoldContext, opensAgain } from '../../../domain/fold.ts';
import type { Group } from '../../../domain/group.ts';
import type { AddedAlert, IncomingAlert } from '../../shapes/alerts.ts';
import type { AlertBatch, BatchDeliveryId, BatchKey } from './alert-batch.ts';
import type {
  AlertFacts,
  AlertPlan,
  IntegrationCounters,
  OpenGroup,
  PlannedAlert,
  PlannedEvent,
} from './alert-plan.ts';
import { type GrowingArrival, type GrowingGroup, orderGroupWrites } from './group-writes.ts';
import { openGroupKey } from './grouping-key.ts';
import { addPart, type GrowingDelivery, type GrowingDeliveryId, outcomeOf, startSplit } from './growing-delivery.ts';
import { type CountedIntegration, countRejected, startCounting } from './integration-counters.ts';

/**
 * Decides all that a batch writes: folds the alerts in their order into their groups, recognises deliveries that came before, and
 * counts. However many alerts of the batch a group gets, it is written once.
 *
 * Every alert passes here: it costs a few small objects.
 */
export function planAlerts<Open extends OpenGroup, Counters extends IntegrationCounters>(
  batch: AlertBatch,
  facts: AlertFacts<Open, Counters>
): AlertPlan<Open, Counters> {
  const groups: Array<GrowingGroup<Open>> = [];
  /** By place of key: the open group as the batch has it so far, null where the batch has closed it, else undefined. */
  const touched = new Array<GrowingGroup<Open> | null | undefined>(batch.keys.length).fill(undefined);
  /** By place of key: the group that the batch has closed last. */
  const closed = new Map<number, GrowingGroup<Open>>();
  /** Groups that the batch has given another key. */
  const takenOver = new Set<number>();
  let newGroups = 0;
  const lastGroupNumbers = new Map<number, number>();
  const alerts: PlannedAlert[] = [];
  const events: PlannedEvent[] = [];
  const deliveries: GrowingDelivery[] = [];
  const deliveryIds: GrowingDeliveryId[] = [];
  const earlier = [...facts.earlier];
  const integrations = startCounting(batch.integrationIds, facts.integrations);

  const outcomes = batch.alerts.map(addAlert);
  batch.rejected.forEach((rejected, i) => {
    const counters = integrations[batch.rejectedIntegrationOf[i] as number] as CountedIntegration<Counters>;
    countRejected(counters, rejected.outcome);
    const { integrationId, receivedAt, address, size, outcome, detail, body, tookMs, request } = rejected;
    const number = (counters.deliveryCount += 1);
    const said = { receivedAt, address, size, outcome, detail, body, tookMs, request };
    deliveries.push({ integrationId, number, alertId: null, split: null, ...said });
  });
  for (const growing of groups) {
    growing.activity &&= addArrivals(growing.activity, growing.arrivals);
  }
  return {
    outcomes,
    groups,
    groupWrites: orderGroupWrites(groups),
    lastGroupNumbers,
    alerts,
    events,
    deliveries,
    deliveryIds,
    integrations,
  };

  function addAlert(alert: IncomingAlert, i: number): AddedAlert {
    const { integrationId, receivedAt, delivery } = alert;
    const integration = batch.integrationOf[i] as number;
    const counters = integrations[integration] as CountedIntegration<Counters>;
    const deliveryId = batch.deliveryIdOf[i] as number;
    if (alert.part > 0) {
      return addFurther(alert, i, integration, counters);
    }
    const known = deliveryId === -1 ? null : (earlier[deliveryId] ?? null);
    const duplicate = known !== null && known.expiresAt > receivedAt;
    const stored = duplicate ? known.stored : storeAlert(alert, i, integration, counters);
    if (deliveryId !== -1 && !duplicate) {
      const { idHash } = batch.deliveryIds[deliveryId] as BatchDeliveryId;
      const remembered: GrowingDeliveryId = { integrationId, idHash, stored, expiresAt: delivery.idExpiresAt };
      earlier[deliveryId] = remembered;
      deliveryIds.push(remembered);
    }
    counters.deliveryCount += 1;
    deliveries.push({
      integrationId,
      number: counters.deliveryCount,
      receivedAt,
      address: delivery.address,
      size: delivery.size,
      outcome: duplicate ? 'duplicate' : outcomeOf(stored),
      alertId: stored === null ? null : stored.alertId,
      detail: delivery.note,
      body: null,
      split: delivery.parts === null ? null : startSplit(delivery.parts, duplicate ? null : stored),
      tookMs: delivery.tookMs,
      request: delivery.request,
    });
    return { stored, duplicate };
  }

  /** An alert of the same delivery as the one before. */
  function addFurther(
    alert: IncomingAlert,
    i: number,
    integration: number,
    counters: CountedIntegration<Counters>
  ): AddedAlert {
    const delivery = deliveries.at(-1) as GrowingDelivery;
    const deliveryId = batch.deliveryIdOf[i] as number;
    if (delivery.outcome === 'duplicate') {
      return { stored: earlier[deliveryId]?.stored ?? null, duplicate: true };
    }
    const stored = storeAlert(alert, i, integration, counters);
    addPart(delivery, deliveryId === -1 ? undefined : deliveryIds.at(-1), stored);
    return { stored, duplicate: false };
  }

  function storeAlert(
    alert: IncomingAlert,
    i: number,
    integration: number,
    counters: CountedIntegration<Counters>
  ): AddedAlert['stored'] {
    const { orgId, integrationId, facts: said, receivedAt, payload, headers } = alert;
    const key = batch.keyOf[i] as number;
    const current = key === -1 ? null : (findOpen(key, alert) ?? findReopened(key, alert));
    const change = foldAlert(current === null ? null : current.group, said, contextOf(alert, key, current === null));
    if (change === null) {
      return null;
    }
    const alertId = facts.lastAlertId + alerts.length + 1;
    const target = current ?? openGroup(alert, key, change.group, alertId);
    alerts.push({
      id: alertId,
      orgId,
      integrationId,
      groupId: target.id,
      group: target.place,
      integration,
      receivedAt,
      signal: said.signal,
      title: said.title,
      severity: said.severity === 'none' ? null : said.severity,
      failures: said.failures,
      payload,
      headers,
    });
    for (const event of change.events) {
      events.push({ orgId, groupId: target.id, event });
    }
    counters.alertCount += 1;
    counters.failedCount += said.failures.length > 0 ? 1 : 0;
    counters.openedCount += current === null ? 1 : 0;
    counters.resolvedCount += change.group.state === 'resolved' ? 1 : 0;
    counters.lastAlertAt = Math.max(counters.lastAlertAt ?? 0, receivedAt);
    target.group = change.group;
    noteArrival(target.arrivals, sinceStart(change.group.startedAt, receivedAt));
    if (change.group.state === 'resolved' && key !== -1) {
      touched[key] = null;
      closed.set(key, target);
    }
    return { alertId, groupId: target.id };
  }

  /** Most alerts are their own context: an object less for each. */
  function contextOf(alert: IncomingAlert, key: number, opens: boolean): FoldContext {
    const silence = facts.keySilences.size === 0 ? undefined : facts.keySilences.get(batch.keys[key]?.id ?? '');
    const flaps = opens && alert.rules?.flapping ? findClosed(key)?.group.flaps : undefined;
    return silence === undefined && flaps === undefined
      ? alert
      : { receivedAt: alert.receivedAt, rules: alert.rules, silence, flaps };
  }

  /** The newest resolved group with the key; null where there is none, or where it was not asked for. */
  function findClosed(key: number): OpenGroup | null {
    return closed.get(key) ?? facts.closedGroups.get(batch.keys[key]?.id ?? '') ?? null;
  }

  /** The open group that takes the alert; null where there is none. */
  function findOpen(key: number, alert: IncomingAlert): GrowingGroup<Open> | null {
    const { orgId, integrationId } = alert;
    const { formerKey } = alert.facts;
    const known = touched[key];
    if (known !== undefined) {
      return known;
    }
    const own = untouchedOf(key);
    if (own !== null) {
      return touch(orgId, key, own, false);
    }
    const former = formerKey === null ? null : findFormer(openGroupKey(integrationId, formerKey));
    if (former === null) {
      return null;
    }
    takenOver.add(former.id);
    return touch(orgId, key, former, true);
  }

  /** The resolved group that the alert opens again; null where there is none. */
  function findReopened(key: number, alert: IncomingAlert): GrowingGroup<Open> | null {
    if (!asksForClosed(alert.rules)) {
      return null;
    }
    const own = closed.get(key);
    if (own !== undefined) {
      return opensAgain(own.group, alert.facts, alert) ? (touched[key] = own) : null;
    }
    const known = facts.closedGroups.get((batch.keys[key] as BatchKey).id);
    return known !== undefined && opensAgain(known.group, alert.facts, alert)
      ? touch(alert.orgId, key, known, false)
      : null;
  }

  /** The open group with the key, where the batch has left it alone so far. */
  function untouchedOf(key: number): Open | null {
    const open = facts.openGroups[key] ?? null;
    return open === null || takenOver.has(open.id) ? null : open;
  }

  /** The group that is open with a former key. What the batch itself has touched has its present key. */
  function findFormer(id: string): Open | null {
    const key = batch.placeOfKey.get(id);
    if (key !== undefined) {
      return touched[key] === undefined ? untouchedOf(key) : null;
    }
    const open = facts.formerGroups.get(id);
    return open === undefined || takenOver.has(open.id) ? null : open;
  }

  function touch(orgId: number, key: number, known: Open, takesKey: boolean): GrowingGroup<Open> {
    const { id, group, activity } = known;
    return (touched[key] = grow({ id, orgId, known, key: keyAt(key), takesKey, group, activity, row: null }));
  }

  function openGroup(
    { orgId, integrationId }: IncomingAlert,
    key: number,
    group: Group,
    firstAlertId: number
  ): GrowingGroup<Open> {
    const number = 1 + (lastGroupNumbers.get(orgId) ?? facts.lastGroupNumbers.get(orgId) ?? 0);
    lastGroupNumbers.set(orgId, number);
    newGroups += 1;
    const id = facts.lastGroupId + newGroups;
    const row = { orgId, integrationId, number, firstAlertId };
    const opened = grow({ id, orgId, known: null, key: keyAt(key), takesKey: false, group, activity: noActivity, row });
    if (key !== -1) {
      touched[key] = opened;
    }
    return opened;
  }

  function keyAt(key: number): BatchKey | null {
    return batch.keys[key] ?? null;
  }

  function grow(group: Omit<GrowingGroup<Open>, 'place' | 'arrivals'>): GrowingGroup<Open> {
    const growing = { ...group, place: groups.length, arrivals: [] };
    groups.push(growing);
    return growing;
  }
}

/** The alerts of a batch come within moments, so a group has one arrival, or a few. */
function noteArrival(arrivals: GrowingArrival[], since: number): void {
  const last = arrivals.at(-1);
  if (last?.since === since) {
    last.count += 1;
  } else {
    arrivals.push({ since, count: 1 });
  }
}
