/** Lets through at most so many deliveries a minute for each integration. */
export interface Quota {
  /**
   * Counts a delivery.
   * @returns null where it may pass, else the seconds after which the next one may
   */
  take(integrationId: number, perMinute: number | null, now: number): number | null;
}

/**
 * A bucket for each integration that has a quota: it holds a minute's worth, and fills again at the same pace, so that a
 * burst passes and a stream is held to its rate.
 */
export function createQuota(): Quota {
  const buckets = new Map<number, { left: number; at: number }>();
  return {
    take(integrationId, perMinute, now) {
      if (perMinute === null) {
        return null;
      }
      const bucket = buckets.get(integrationId) ?? { left: perMinute, at: now };
      buckets.set(integrationId, bucket);
      const filled = bucket.left + (Math.max(0, now - bucket.at) * perMinute) / minute;
      bucket.left = Math.min(perMinute, filled);
      bucket.at = now;
      if (bucket.left >= 1) {
        bucket.left -= 1;
        return null;
      }
      return Math.max(1, Math.ceil(((1 - bucket.left) * minute) / perMinute / 1000));
    },
  };
}

/** In milliseconds. */
const minute = 60_000;
