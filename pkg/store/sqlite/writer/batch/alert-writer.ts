import type { DatabaseSync } from 'node:sqlite';
import { createAlertBatch } from '../../../core/alerts/alert-batch.ts';
import type { AlertPlan } from '../../../core/alerts/alert-plan.ts';
import { planAlerts } from '../../../core/alerts/plan-alerts.ts';
import type { AddedAlert, IncomingAlert } from '../../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../../shapes/deliveries.ts';
import { prepare } from '../../prepare.ts';
import type { EventWriter } from '../event-writer.ts';
import type { GroupCounters } from '../group-counters.ts';
import type { GroupWriter } from '../group-writer.ts';
import type { KeySilenceWriter } from '../key-silence-writer.ts';
import type { Retention } from '../retention/retention.ts';
import type { SearchIndex } from '../search-index.ts';
import { createAlertFacts } from './alert-facts.ts';
import { createAlertRows, type NewestAlerts } from './alert-rows.ts';
import { createDeliveryRows } from './delivery-rows.ts';
import { createIntegrationCounters, type LoadedCounters } from './integration-counters.ts';
import type { CachedGroup, OpenGroupCache } from './open-group-cache.ts';

export interface AlertWriterParts {
  readonly groups: GroupWriter;
  readonly events: Pick<EventWriter, 'insert'>;
  readonly counters: GroupCounters;
  readonly cache: OpenGroupCache;
  readonly keySilences: Pick<KeySilenceWriter, 'load' | 'move'>;
  readonly retention: Pick<Retention, 'noteGrowth'>;
  readonly searchIndex: Pick<SearchIndex, 'step'>;
  /** A monotonic clock, in milliseconds. */
  readonly elapsed: () => number;
}

/** A batch that begins within this time after the one before, in milliseconds, is part of a storm. */
const quiet = 100;
/** Groups that a batch outside of a storm indexes at most. */
const indexedAtOnce = 32;

/** What a batch came to. */
export interface AddedBatch {
  /** In the order of its alerts. */
  readonly added: readonly AddedAlert[];
  /** The counters that are deferred since, packed; null where everything is written. */
  readonly deferred: Float64Array | null;
}

/** @returns writes a batch in one transaction */
export function createAlertWriter(
  database: DatabaseSync,
  { groups, events, counters, cache, keySilences, retention, searchIndex, elapsed }: AlertWriterParts
): (alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]) => AddedBatch {
  const deliveries = createDeliveryRows(database);
  const integrations = createIntegrationCounters(database);
  const load = createAlertFacts(database, { groups, cache, keySilences, deliveries, integrations });
  const rows = createAlertRows(database);
  const saveLastNumber = prepare(database, (db, id: number, last_group_number: number) =>
    db
      .insertInto('orgs')
      .values({ id, last_group_number })
      .onConflict((known) =>
        known.column('id').doUpdateSet(({ ref }) => ({ last_group_number: ref('excluded.last_group_number') }))
      )
      .compile()
  );
  /** Batches that begin earlier leave the counters and the search index of their groups to `catchUp`. */
  let quietAt = 0;

  return (alerts, rejected) => {
    const batch = createAlertBatch(alerts, rejected);
    const isStorm = elapsed() < quietAt;
    const { plan, newest } = counters.transaction(() => {
      const planned = planAlerts(batch, load(batch));
      return { plan: planned, newest: apply(planned, isStorm) };
    });
    updateCache(plan, newest);
    quietAt = elapsed() + quiet;
    return { added: plan.outcomes, deferred: counters.lastDeferred() };
  };

  function apply(plan: Plan, isStorm: boolean): NewestAlerts {
    const newest = {
      inGroup: plan.groups.map(({ known }) => known?.lastAlertId ?? null),
      inIntegration: plan.integrations.map(({ known }) => known.lastAlertId),
    };
    for (const write of plan.groupWrites) {
      if (write.kind === 'set_key') {
        keySilences.move(write.planned.id, write.keyHash);
      }
      groups.write(write);
    }
    plan.lastGroupNumbers.forEach((number, orgId) => saveLastNumber.run(orgId, number));
    rows.insert(plan.alerts, newest);
    plan.events.forEach(events.insert);
    plan.groups.forEach(({ id, orgId, known, group: { alertCount, lastAlertAt }, activity, arrivals }, i) => {
      const counted = { alertCount, lastAlertAt, lastAlertId: newest.inGroup[i] ?? null, activity, arrivals };
      if (known === null) {
        counters.insert(orgId, id, counted);
      } else {
        counters.set(id, counted);
      }
      retention.noteGrowth(id, known?.group.alertCount ?? 0, alertCount);
    });
    counters.finishBatch(plan.alerts.length, plan.alerts[0]?.id ?? null, isStorm);
    if (!isStorm && plan.groupWrites.length > 0) {
      searchIndex.step(indexedAtOnce);
    }
    deliveries.insert(plan.deliveries);
    plan.deliveryIds.forEach(deliveries.remember);
    plan.integrations.forEach((integration, i) => integrations.write(integration, newest.inIntegration[i] ?? null));
    return newest;
  }

  /** Once the plan is committed. */
  function updateCache({ groups: planned }: Plan, { inGroup }: NewestAlerts): void {
    planned.forEach(({ id, known, key, takesKey, group, activity }, i) => {
      if (key === null) {
        return;
      }
      if (takesKey) {
        cache.forget(id);
      }
      const lastAlertId = inGroup[i] ?? null;
      if (group.state === 'resolved') {
        cache.delete(key.id);
      } else if (known === null || takesKey) {
        cache.set(key.id, { id, group, activity, lastAlertId });
      } else {
        known.group = group;
        known.activity = activity;
        known.lastAlertId = lastAlertId;
      }
    });
  }
}

type Plan = AlertPlan<CachedGroup, LoadedCounters>;
