import type { Logger } from '../logger.ts';
import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface SilenceJob {
  store: Pick<Store, 'endSilences'>;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Ends silences that are due, including those that became due while the sidecar was not running. */
export function endSilences({ store, logger, now }: SilenceJob): Timer {
  return {
    name: 'end-silences',
    firstDelayMs: 0,
    periodMs: 1000,
    async run() {
      try {
        await store.endSilences(now());
      } catch (error) {
        logger.error({ err: error }, 'silences could not be ended; the next try is in a second');
      }
    },
  };
}
