/** Knows whether alerts keep the store busy, so that what can wait makes room for them. */
export interface Storm {
  /** @param durationMs how long a batch of alerts took to be stored, and the ones behind it to wait */
  committed(durationMs: number): void;
  /** Whether batches of alerts were being stored for most of the last second. */
  isStorm(): boolean;
}

/** How far back is looked, in milliseconds; what is further back counts less and less. */
const window = 1000;
const busyShare = 0.5;

/**
 * How many alerts wait says little: a few senders that wait for each answer keep the store as busy as hundreds.
 * @param elapsed a monotonic clock, in milliseconds
 */
export function createStorm(elapsed: () => number): Storm {
  let busyMs = 0;
  let at = elapsed();
  return {
    committed(durationMs) {
      fade();
      busyMs += durationMs;
    },
    isStorm() {
      fade();
      return busyMs > busyShare * window;
    },
  };

  function fade(): void {
    const now = elapsed();
    busyMs *= Math.exp((at - now) / window);
    at = now;
  }
}
