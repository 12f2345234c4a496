import { type Bucket, levelOf, minute } from './bucket.ts';

/** Lets through at most so many deliveries a minute for each integration. */
export interface Quota {
  /**
   * Counts a delivery.
   * @returns null where it may pass, else the seconds after which the next one may
   */
  take(integrationId: number, perMinute: number | null, now: number): number | null;
}

/** A bucket for each integration that has a quota, so that a burst passes and a stream is held to its rate. */
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
