import { StoreUnavailable } from '../store/fault.ts';
import type { Timer } from './timers.ts';

export interface MessagesJob {
  /** Begins to index some. @returns whether any are left */
  indexMessages: () => Promise<boolean>;
  /** Whether alerts keep the store busy. */
  isStorm: () => boolean;
}

/** Has the messages of groups with newer alerts indexed, so that searches find them; in a storm seldom. */
export function indexMessages({ indexMessages: indexSome, isStorm }: MessagesJob): Timer {
  return {
    name: 'index-messages',
    runsOnce: true,
    periodMs: idleDelayMs,
    async run() {
      try {
        return (await indexSome()) && !isStorm() ? shortDelayMs : idleDelayMs;
      } catch (error) {
        // The store tells of itself.
        if (error instanceof StoreUnavailable) {
          return idleDelayMs;
        }
        throw error;
      }
    },
  };
}

/** The pause when no group has newer alerts, in milliseconds. */
const idleDelayMs = 1000;
/** The pause when some have. */
const shortDelayMs = 100;
