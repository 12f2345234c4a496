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
    periodMs: idleDelayMs,
    async run() {
      try {
        return (await store.endSilences(now())).length > 0 ? shortDelayMs : idleDelayMs;
      } catch (error) {
        logger.error({ err: error }, 'silences could not be ended; the next try is in a second');
        return idleDelayMs;
      }
    },
  };
}

/** The pause when no silence is due, in milliseconds. */
const idleDelayMs = 1000;
/** The pause when more may be: those of a maintenance window end at once, and alerts come in between. */
const shortDelayMs = 50;
