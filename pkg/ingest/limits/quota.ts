import { type Bucket, levelOf, minute } from './bucket.ts';

/** Limits the deliveries per minute of each integration. */
export interface Quota {
  /**
   * Counts a delivery.
   * @returns null if it may pass, otherwise the seconds after which the next one may
   */
  take(integrationId: number, perMinute: number | null, now: number): number | null;
}

/** Keeps a bucket for each integration with a quota, so that a burst passes and a steady stream is limited to the rate. */
export function createQuota(): Quota {
  const buckets = new Map<number, Bucket>();
  return {
    take(integrationId, perMinute, now) {
      if (perMinute === null) {
        return null;
      }
      const level = levelOf(buckets.get(integrationId), perMinute, now);
      const mayPass = level >= 1;
      buckets.set(integrationId, { left: mayPass ? level - 1 : level, at: now });
      return mayPass ? null : Math.max(1, Math.ceil(((1 - level) * minute) / perMinute / 1000));
    },
  };
}
