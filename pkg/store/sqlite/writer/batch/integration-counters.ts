import type { DatabaseSync } from 'node:sqlite';
import type { IntegrationCounters, PlannedIntegration } from '../../../core/alerts/alert-plan.ts';
import { noCounters } from '../../../core/alerts/integration-counters.ts';
import { prepare } from '../../prepare.ts';

export interface LoadedCounters extends IntegrationCounters {
  /** The newest alert of the integration; null before the first one. */
  readonly lastAlertId: number | null;
}

/** Loads and writes the counters of integrations. The caller holds the transaction. */
export interface IntegrationCountersRows {
  load(integrationId: number): LoadedCounters;
  write(integration: PlannedIntegration<LoadedCounters>, lastAlertId: number | null): void;
}

export function createIntegrationCounters(database: DatabaseSync): IntegrationCountersRows {
  const read = prepare(database, (db, integrationId: number) =>
    db
      .selectFrom('integration_counts')
      .select([
        'alert_count as alertCount',
        'last_alert_at as lastAlertAt',
        'delivery_count as deliveryCount',
        'limited_count as limitedCount',
        'rejected_count as rejectedCount',
        'failed_count as failedCount',
        'opened_count as openedCount',
        'resolved_count as resolvedCount',
        'last_alert_id as lastAlertId',
      ])
      .where('integration_id', '=', integrationId)
      .compile()
  );
  const write = prepare(
    database,
    (
      db,
      integration_id: number,
      alert_count: number,
      last_alert_at: number | null,
      last_alert_id: number | null,
      delivery_count: number,
      limited_count: number,
      rejected_count: number,
      failed_count: number,
      opened_count: number,
      resolved_count: number
    ) =>
      db
        .insertInto('integration_counts')
        .values({
          integration_id,
          alert_count,
          last_alert_at,
          last_alert_id,
          delivery_count,
          limited_count,
          rejected_count,
          failed_count,
          opened_count,
          resolved_count,
        })
        .onConflict((known) =>
          known.column('integration_id').doUpdateSet(({ ref }) => ({
            alert_count: ref('excluded.alert_count'),
            last_alert_at: ref('excluded.last_alert_at'),
            last_alert_id: ref('excluded.last_alert_id'),
            delivery_count: ref('excluded.delivery_count'),
            limited_count: ref('excluded.limited_count'),
            rejected_count: ref('excluded.rejected_count'),
            failed_count: ref('excluded.failed_count'),
            opened_count: ref('excluded.opened_count'),
            resolved_count: ref('excluded.resolved_count'),
          }))
        )
        .compile()
  );

  return {
    load: (integrationId) => read.get(integrationId) ?? none,
    write(counted, lastAlertId) {
      const { id, alertCount, lastAlertAt, deliveryCount, limitedCount } = counted;
      const { rejectedCount, failedCount, openedCount, resolvedCount } = counted;
      write.run(
        id,
        alertCount,
        lastAlertAt,
        lastAlertId,
        deliveryCount,
        limitedCount,
        rejectedCount,
        failedCount,
        openedCount,
        resolvedCount
      );
    },
  };
}

const none: LoadedCounters = { ...noCounters, lastAlertId: null };
