/** A token bucket: it holds a minute's worth, and fills again at the same pace. */
export interface Bucket {
  /** What was left in it at the time `at`, in milliseconds since 1970. */
  readonly left: number;
  readonly at: number;
}

/** What is in the bucket by `now`; one that nobody has taken from yet is full. */
export function levelOf(bucket: Bucket | undefined, perMinute: number, now: number): number {
  return bucket === undefined
    ? perMinute
    : Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / minute);
}

/** In milliseconds. */
export const minute = 60_000;
