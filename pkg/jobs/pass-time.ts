import { noteEvery } from '../domain/time/receiving.ts';
import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface TimeJob {
  store: Pick<Store, 'noteReceiving' | 'passTime'>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
}

/** Does to groups what time is to do, and notes that alerts can be received: time counts in which they can. */
export function passTime({ store, now, elapsed }: TimeJob): Timer {
  /** When it was last noted. */
  let notedAt: number | null = null;
  return {
    name: 'pass-time',
    runsOnce: true,
    firstDelayMs: 0,
    periodMs: idleDelayMs,
    failure: 'what time is to do to alert groups could not be done; the next try is in a second',
    async run() {
      const start = elapsed();
      if (notedAt === null || start - notedAt >= noteEvery) {
        await store.noteReceiving(now(), notedAt === null ? null : start - notedAt);
        notedAt = start;
      }
      return (await store.passTime(now())) ? shortDelayMs : idleDelayMs;
    },
  };
}

/** The pause when no group is due, in milliseconds. */
const idleDelayMs = 1000;
/** The pause when more are. */
const shortDelayMs = 50;
