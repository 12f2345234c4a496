import type { HttpDelivery } from './http-delivery.ts';
import { reject } from './record.ts';

/** Counts a delivery of who may send. @returns whether the quota lets it in; else it is answered */
export function takeQuota(delivery: HttpDelivery): boolean {
  const { integrationId, settings } = delivery.endpoint;
  const { quota, beats } = delivery.parts;
  const pause = quota.take(integrationId, settings.quotaPerMinute, delivery.receivedAt);
  if (pause !== null) {
    reject(delivery, 'limited', undefined, pause);
    return false;
  }
  if (settings.heartbeat?.anyDelivery === true) {
    beats.note(integrationId, delivery.receivedAt);
  }
  return true;
}
