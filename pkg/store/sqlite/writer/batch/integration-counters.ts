import type { DatabaseSync } from 'node:sqlite';
import type { IntegrationCounters, PlannedIntegration } from '../../../core/alerts/alert-plan.ts';
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
      limited_count: number
    ) =>
      db
        .insertInto('integration_counts')
        .values({ integration_id, alert_count, last_alert_at, last_alert_id, delivery_count, limited_count })
        .onConflict((known) =>
          known.column('integration_id').doUpdateSet(({ ref }) => ({
            alert_count: ref('excluded.alert_count'),
            last_alert_at: ref('excluded.last_alert_at'),
            last_alert_id: ref('excluded.last_alert_id'),
            delivery_count: ref('excluded.delivery_count'),
            limited_count: ref('excluded.limited_count'),
          }))
        )
        .compile()
  );

  return {
    load: (integrationId) => read.get(integrationId) ?? none,
    write({ id, alertCount, lastAlertAt, deliveryCount, limitedCount }, lastAlertId) {
      write.run(id, alertCount, lastAlertAt, lastAlertId, deliveryCount, limitedCount);
    },
  };
}

const none: LoadedCounters = {
  alertCount: 0,
  lastAlertAt: null,
  deliveryCount: 0,
  limitedCount: 0,
  lastAlertId: null,
};
