import type { Logger } from '../logger.ts';
import type { RetentionDefaults, Store } from '../store/store.ts';

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

/** Pause between two steps while there is more to do, in milliseconds; a step takes a few. */
const pace = 50;
/** In a storm a pause is so many times as long as the step before it: what is to be deleted can wait, senders cannot. */
const patience = 50;
/** Pause when there is nothing to do. */
const rest = 60_000;

/** One step of deleting what is kept long enough. @returns the milliseconds until the next one */
export async function retainOnce(job: RetentionJob): Promise<number> {
  const { store, defaults, logger, time, elapsed, isStorm } = job;
  try {
    const now = await time();
    const start = elapsed();
    if (!(await store.retain(now, defaults))) {
      return rest;
    }
    return isStorm() ? Math.max(pace, patience * (elapsed() - start)) : pace;
  } catch (error) {
    logger.warn({ err: error }, 'old alerts could not be deleted; the next try is in a minute');
    return rest;
  }
}

/** @returns stops it */
export function startRetention(job: RetentionJob): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = async () => {
    const pause = await retainOnce(job);
    if (!isStopped) {
      timer = setTimeout(() => void run(), pause);
    }
  };
  timer = setTimeout(() => void run(), pace);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
