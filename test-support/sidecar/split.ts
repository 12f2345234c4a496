import type { IncomingAlert } from '../../pkg/store/shapes/alerts.ts';

/** The alerts as those of one delivery, which has the head of the first one's. */
export function asOneDelivery(alerts: readonly IncomingAlert[]): IncomingAlert[] {
  const [first] = alerts;
  return first === undefined
    ? []
    : alerts.map((alert, part) => ({ ...alert, delivery: { ...first.delivery, parts: alerts.length }, part }));
}
