import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface HistoryJob {
  store: Pick<Store, 'updateHistories'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Says of what integrations have got in which hour it came, in small steps. */
export function updateHistories({ store, now }: HistoryJob): Timer {
  return {
    name: 'update-histories',
    runsOnce: true,
    periodMs,
    async run() {
      return (await store.updateHistories(now())) ? stepDelayMs : periodMs;
    },
  };
}

/** What comes at the end of an hour may count for the next one, by as much. */
const periodMs = 300_000;
/** The pause between two steps while there is more to do. A step takes a few milliseconds. */
const stepDelayMs = 100;
