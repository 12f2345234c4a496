import type { Timer } from './timers.ts';

export interface HeartbeatJob {
  /** Writes the heartbeats that have come to this process. */
  flush: () => Promise<void>;
  /** Looks at those that are due. */
  look: () => Promise<void>;
}

/** Writes heartbeats, and finds out which are missing. */
export function heartbeats({ flush, look }: HeartbeatJob): Timer[] {
  return [
    {
      name: 'write-heartbeats',
      periodMs: writeEvery,
      failure: 'heartbeats could not be written; the next try is in 2 s',
      run: flush,
    },
    {
      name: 'look-at-heartbeats',
      runsOnce: true,
      periodMs: lookEvery,
      failure: 'missing heartbeats could not be looked for; the next try is in a second',
      run: look,
    },
  ];
}

/** In milliseconds: less than the shortest grace, so that a heartbeat is known to all sidecars before it is missed. */
const writeEvery = 2000;

/** In milliseconds. */
const lookEvery = 1000;
