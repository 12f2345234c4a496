import type { Logger } from '../logger.ts';
import type { RetentionDefaults, Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface RetentionJob {
  store: Pick<Store, 'retain'>;
  defaults: RetentionDefaults;
  logger: Logger;
  /** What is deleted is old by this time, see `createRetentionTime`. */
  time: () => Promise<number>;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
  /** Whether alerts come faster than they are stored. */
  isStorm: () => boolean;
}

/** Deletes what is kept long enough, a little at a time. */
export function retention(job: RetentionJob): Timer {
  return { name: 'retention', firstDelayMs: stepDelayMs, periodMs: idleDelayMs, run: () => retainOnce(job) };
}

/** Pause between two steps while there is more to do; a step takes a few milliseconds. */
const stepDelayMs = 50;
/** In a storm a pause is so many times as long as the step before it: what is to be deleted can wait, senders cannot. */
const stormFactor = 50;
/** Pause when there is nothing to do. */
const idleDelayMs = 60_000;

/** One step of deleting what is kept long enough. @returns the milliseconds until the next one */
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
