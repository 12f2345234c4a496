import type { IntegrationCounters, PlannedIntegration } from './alert-plan.ts';

/** The counters of an integration while a batch is planned. */
export interface CountedIntegration<Counters extends IntegrationCounters> extends PlannedIntegration<Counters> {
  alertCount: number;
  lastAlertAt: number | null;
  deliveryCount: number;
  limitedCount: number;
}

/** @param known of each of the integrations */
export function startCounting<Counters extends IntegrationCounters>(
  ids: readonly number[],
  known: readonly Counters[]
): Array<CountedIntegration<Counters>> {
  return known.map((counters, i) => {
    const { alertCount, lastAlertAt, deliveryCount, limitedCount } = counters;
    return { id: ids[i] as number, known: counters, alertCount, lastAlertAt, deliveryCount, limitedCount };
  });
}
