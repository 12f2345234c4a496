import type { Activity } from '../../pkg/domain/activity.ts';
import type { Group } from '../../pkg/domain/group.ts';
import type { KeySilence } from '../../pkg/domain/handling/key-silence.ts';
import {
  createAlertBatch,
  findFormerKeys,
  findOpeningKeys,
  findReopenKeys,
} from '../../pkg/store/core/alerts/alert-batch.ts';
import type {
  AlertFacts,
  AlertPlan,
  EarlierDelivery,
  IntegrationCounters,
  OpenGroup,
  PlannedAlert,
  PlannedDelivery,
  PlannedEvent,
} from '../../pkg/store/core/alerts/alert-plan.ts';
import { hashGroupingKey } from '../../pkg/store/core/alerts/grouping-key.ts';
import { noCounters } from '../../pkg/store/core/alerts/integration-counters.ts';
import { planAlerts } from '../../pkg/store/core/alerts/plan-alerts.ts';
import type { IncomingAlert } from '../../pkg/store/shapes/alerts.ts';
import type { RejectedDelivery } from '../../pkg/store/shapes/deliveries.ts';

export interface GroupRow {
  readonly orgId: number;
  readonly integrationId: number;
  readonly number: number;
  readonly key: string | null;
  readonly groupingKey: string | null;
  readonly firstAlertId: number;
  readonly group: Group;
  readonly activity: Activity | null;
}

/**
 * The tables that alerts are written to, as plain maps. They refuse what a database's indexes would refuse, after each single
 * write: a second open group with a key, a second row with an id or number, an alert or event of a group that is not there.
 */
export function createAlertTables() {
  const groups = new Map<number, GroupRow>();
  const alerts = new Map<number, PlannedAlert>();
  const events: PlannedEvent[] = [];
  const deliveries = new Map<string, PlannedDelivery>();
  const deliveryIds = new Map<string, EarlierDelivery>();
  const integrations = new Map<number, IntegrationCounters>();
  const lastGroupNumbers = new Map<number, number>();
  /** By keys, of all integrations. */
  const keySilences = new Map<string, KeySilence>();

  return {
    groups,
    alerts,
    events,
    deliveries,
    integrations,
    keySilences,
    add(batchOf: readonly IncomingAlert[], rejected: readonly RejectedDelivery[] = []) {
      const batch = createAlertBatch(batchOf, rejected);
      const openGroups = batch.keys.map(findOpen);
      const formerGroups = findFormerKeys(batch, openGroups).flatMap((key) => {
        const open = findOpen(key);
        return open === null ? [] : [[key.id, open] as const];
      });
      const plan = planAlerts(batch, {
        openGroups,
        formerGroups: new Map(formerGroups),
        keySilences: new Map(
          findOpeningKeys(batch, openGroups).flatMap(({ id, groupingKey }) => {
            const silence = keySilences.get(groupingKey);
            return silence === undefined ? [] : [[id, silence] as const];
          })
        ),
        closedGroups: new Map(
          findReopenKeys(batch, openGroups).flatMap((key) => {
            const found = findClosed(key);
            return found === null ? [] : [[key.id, found] as const];
          })
        ),
        integrations: batch.integrationIds.map((id) => integrations.get(id) ?? noCounters),
        earlier: batch.deliveryIds.map(
          ({ integrationId, idHash }) => deliveryIds.get(`${integrationId} ${idHash}`) ?? null
        ),
        lastAlertId: Math.max(0, ...alerts.keys()),
        lastGroupId: Math.max(0, ...groups.keys()),
        lastGroupNumbers,
      } satisfies AlertFacts<OpenGroup, IntegrationCounters>);
      apply(plan);
      return plan;
    },
  };

  function findOpen({ integrationId, groupingKey }: { integrationId: number; groupingKey: string }): OpenGroup | null {
    const key = keyOf(integrationId, hashGroupingKey(groupingKey));
    const [found] = [...groups].filter(([, row]) => row.key === key && row.group.state !== 'resolved');
    return found === undefined ? null : { id: found[0], group: found[1].group, activity: found[1].activity };
  }

  function findClosed({
    integrationId,
    groupingKey,
  }: {
    integrationId: number;
    groupingKey: string;
  }): OpenGroup | null {
    const key = keyOf(integrationId, hashGroupingKey(groupingKey));
    const found = [...groups].filter(([, row]) => row.key === key && row.group.state === 'resolved').at(-1);
    return found === undefined ? null : { id: found[0], group: found[1].group, activity: found[1].activity };
  }

  function apply(plan: AlertPlan<OpenGroup, IntegrationCounters>): void {
    for (const write of plan.groupWrites) {
      const { id, group } = write.planned;
      if (write.kind === 'insert') {
        const { orgId, integrationId, number, keyHash, groupingKey, firstAlertId } = write.row;
        refuse(groups.has(id), `group ${id} twice`);
        refuse(
          [...groups.values()].some((row) => row.orgId === orgId && row.number === number),
          `number ${number} twice`
        );
        const key = keyHash === null ? null : keyOf(integrationId, keyHash);
        groups.set(id, { orgId, integrationId, number, key, groupingKey, firstAlertId, group, activity: null });
      } else {
        const row = groups.get(id) as GroupRow;
        const change =
          write.kind === 'update'
            ? { group: { ...group, alertCount: row.group.alertCount, lastAlertAt: row.group.lastAlertAt } }
            : { key: keyOf(row.integrationId, write.keyHash), groupingKey: write.groupingKey };
        groups.set(id, { ...row, ...change });
      }
      const open = [...groups.values()].filter((row) => row.key !== null && row.group.state !== 'resolved');
      refuse(new Set(open.map(({ key }) => key)).size < open.length, 'two open groups with a key');
    }
    for (const { id, group, activity } of plan.groups) {
      const row = groups.get(id) as GroupRow;
      const { alertCount, lastAlertAt } = group;
      groups.set(id, { ...row, group: { ...row.group, alertCount, lastAlertAt }, activity });
    }
    for (const alert of plan.alerts) {
      refuse(alerts.has(alert.id) || !groups.has(alert.groupId), `alert ${alert.id}`);
      refuse(plan.groups[alert.group]?.id !== alert.groupId, `place of the group of alert ${alert.id}`);
      refuse(plan.integrations[alert.integration]?.id !== alert.integrationId, `place of the integration`);
      alerts.set(alert.id, alert);
    }
    for (const event of plan.events) {
      refuse(!groups.has(event.groupId), 'event without a group');
      events.push(event);
    }
    for (const delivery of plan.deliveries) {
      const id = `${delivery.integrationId} ${delivery.number}`;
      refuse(deliveries.has(id), `delivery ${id} twice`);
      deliveries.set(id, delivery);
    }
    plan.deliveryIds.forEach(({ integrationId, idHash, stored, expiresAt }) =>
      deliveryIds.set(`${integrationId} ${idHash}`, { stored, expiresAt })
    );
    plan.integrations.forEach(({ id, known: _, ...counters }) => integrations.set(id, counters));
    plan.lastGroupNumbers.forEach((number, orgId) => lastGroupNumbers.set(orgId, number));
  }
}

function keyOf(integrationId: number, keyHash: Uint8Array): string {
  return `${integrationId} ${Buffer.from(keyHash).toString('hex')}`;
}

function refuse(isWrong: boolean, what: string): void {
  if (isWrong) {
    throw new Error(`the tables refuse: ${what}`);
  }
}
