import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface CatchUpJob {
  store: Pick<Store, 'catchUp'>;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** Whether alerts keep the store busy. */
  isStorm: () => boolean;
}

/** Does what storms leave for later, so that their groups are found soon. */
export function catchUp({ store, elapsed, isStorm }: CatchUpJob): Timer {
  return {
    name: 'catch-up',
    runsOnce: true,
    periodMs: idleDelayMs,
    async run() {
      const start = elapsed();
      const more = await store.catchUp();
      const taken = elapsed() - start;
      if (isStorm()) {
        return Math.max(idleDelayMs, stormFactor * taken);
      }
      return more ? taken : idleDelayMs;
    },
  };
}

/** The pause when there is nothing more to do. */
const idleDelayMs = 400;
/** In a storm a pause is this many times as long as the step before it: a search can wait, senders cannot. */
const stormFactor = 30;
