import type { KeepMaintenance } from '../app/maintenance/keep-maintenance.ts';
import type { Logger } from '../logger.ts';
import type { Timer } from './timers.ts';

export interface MaintenanceJob {
  keep: KeepMaintenance;
  logger: Logger;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** Told how many windows are active; none where another sidecar carries them out. */
  onActive: (count: number) => void;
}

/** Carries out maintenance windows. Where that takes long, pauses are longer, so that it never takes most of the time. */
export function maintain({ keep, logger, elapsed, onActive }: MaintenanceJob): Timer {
  return {
    name: 'maintain',
    runsOnce: true,
    firstDelayMs: 0,
    periodMs: pauseMs,
    elsewhere: () => onActive(0),
    async run() {
      const begun = elapsed();
      try {
        onActive(await keep.run());
      } catch (error) {
        logger.error({ err: error }, 'maintenance windows could not be read; the next try is in a second');
      }
      return Math.max(pauseMs, 2 * (elapsed() - begun));
    },
  };
}

const pauseMs = 500;
