import type { Logger } from '../logger.ts';
import type { RetentionDefaults, Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface RetentionJob {
  store: Pick<Store, 'retain'>;
  defaults: RetentionDefaults;
  logger: Logger;
  /** The time by which age is measured, see `createRetentionTime`. */
  time: () => Promise<number>;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** Whether alerts keep the store busy. */
  isStorm: () => boolean;
}

/** Deletes data that has been kept long enough, in small steps. */
export function retention(job: RetentionJob): Timer {
  return {
    name: 'retention',
    runsOnce: true,
    firstDelayMs: stepDelayMs,
    periodMs: idleDelayMs,
    run: () => retainOnce(job),
  };
}

/** The pause between two steps while there is more to delete. A step takes a few milliseconds. */
const stepDelayMs = 50;
/** In a storm a pause is this many times as long as the step before it: deletion can wait, senders cannot. */
const stormFactor = 50;
/** The pause when there is nothing to delete. */
const idleDelayMs = 60_000;

/** Makes one step. @returns the milliseconds until the next one */
export async function retainOnce(job: RetentionJob): Promise<number> {
  const { store, defaults, logger, time, elapsed, isStorm } = job;
  try {
    const now = await time();
    const start = elapsed();
    if (!(await store.retain(now, defaults))) {
      return idleDelayMs;
    }
    return isStorm() ? Math.max(stepDelayMs, stormFactor * (elapsed() - start)) : stepDelayMs;
  } catch (error) {
    logger.warn({ err: error }, 'old alerts could not be deleted; the next try is in a minute');
    return idleDelayMs;
  }
}
