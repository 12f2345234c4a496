import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface SilenceJob {
  store: Pick<Store, 'endSilences'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Ends silences that are due, including those that became due while the sidecar was not running. */
export function endSilences({ store, now }: SilenceJob): Timer {
  return {
    name: 'end-silences',
    firstDelayMs: 0,
    periodMs: idleDelayMs,
    failure: 'silences could not be ended; the next try is in a second',
    async run() {
      return (await store.endSilences(now())).length > 0 ? shortDelayMs : idleDelayMs;
    },
  };
}

/** The pause when no silence is due, in milliseconds. */
const idleDelayMs = 1000;
/** The pause when more may be: those of a maintenance window end at once, and alerts come in between. */
const shortDelayMs = 50;
