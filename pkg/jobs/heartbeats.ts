import type { Logger } from '../logger.ts';
import type { Timer } from './timers.ts';

export interface HeartbeatJob {
  /** Writes the heartbeats that have come to this process. */
  flush: () => Promise<void>;
  /** Looks at those that are due. */
  look: () => Promise<void>;
  logger: Logger;
}

/** Writes heartbeats, and finds out which are missing. */
export function heartbeats({ flush, look, logger }: HeartbeatJob): Timer[] {
  return [
    {
      name: 'write-heartbeats',
      periodMs: writeEvery,
      run: () => attempt(flush, 'heartbeats could not be written; the next try is in 2 s'),
    },
    {
      name: 'look-at-heartbeats',
      runsOnce: true,
      periodMs: lookEvery,
      run: () => attempt(look, 'missing heartbeats could not be looked for; the next try is in a second'),
    },
  ];

  async function attempt(work: () => Promise<void>, failure: string): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error({ err: error }, failure);
    }
  }
}

/** In milliseconds: less than the shortest grace, so that a heartbeat is known to all sidecars before it is missed. */
const writeEvery = 2000;

/** In milliseconds. */
const lookEvery = 1000;
