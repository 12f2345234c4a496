import { notRejected } from '../delivery-filter.ts';
import type { IntegrationCounters, PlannedIntegration } from './alert-plan.ts';

/** The counters of an integration while a batch is planned. */
export interface CountedIntegration<Counters extends IntegrationCounters> extends PlannedIntegration<Counters> {
  alertCount: number;
  lastAlertAt: number | null;
  deliveryCount: number;
  limitedCount: number;
  rejectedCount: number;
  failedCount: number;
  openedCount: number;
  resolvedCount: number;
}

/** Before the first delivery. */
export const noCounters: IntegrationCounters = {
  alertCount: 0,
  lastAlertAt: null,
  deliveryCount: 0,
  limitedCount: 0,
  rejectedCount: 0,
  failedCount: 0,
  openedCount: 0,
  resolvedCount: 0,
};

/** @param known of each of the integrations */
export function startCounting<Counters extends IntegrationCounters>(
  ids: readonly number[],
  known: readonly Counters[]
): Array<CountedIntegration<Counters>> {
  return known.map((counters, i) => {
    const { alertCount, lastAlertAt, deliveryCount, limitedCount } = counters;
    const { rejectedCount, failedCount, openedCount, resolvedCount } = counters;
    return {
      id: ids[i] as number,
      known: counters,
      alertCount,
      lastAlertAt,
      deliveryCount,
      limitedCount,
      rejectedCount,
      failedCount,
      openedCount,
      resolvedCount,
    };
  });
}

/** What comes to a disabled integration is nobody's fault, and a handshake is no fault at all. */
export function countRejected(counters: CountedIntegration<IntegrationCounters>, outcome: string): void {
  if (outcome === 'limited') {
    counters.limitedCount += 1;
  } else if (outcome !== 'disabled' && !notRejected.has(outcome)) {
    counters.rejectedCount += 1;
  }
}
