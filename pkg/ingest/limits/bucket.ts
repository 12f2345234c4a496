/** A token bucket. It holds the amount of one minute and refills at the same rate. */
export interface Bucket {
  /** Its level at the time `at`, in milliseconds since 1970. */
  readonly left: number;
  readonly at: number;
}

/** The level of the bucket at the time `now`. A new bucket is full. */
export function levelOf(bucket: Bucket | undefined, perMinute: number, now: number): number {
  return bucket === undefined
    ? perMinute
    : Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / minute);
}

/** In milliseconds. */
export const minute = 60_000;
