import type { Logger } from '../logger.ts';

/** Whether alerts can be stored, as the last attempts have shown. */
export interface StoreHealth {
  /** What is wrong, for people; null where all is well. */
  readonly problem: string | null;
  worked(): void;
  failed(error: unknown): void;
  /** A write takes too long; `worked` or `failed` says later what came of it. */
  stalled(): void;
}

/**
 * Remembers how writing goes, and logs when it begins to fail and when it works again: one line each, however many alerts
 * are refused meanwhile.
 * @param describe says what an error means and what to do
 */
export function createStoreHealth(logger: Logger, describe: (error: unknown) => string): StoreHealth {
  let problem: string | null = null;

  const become = (next: string | null, error?: unknown) => {
    if (next !== null && next !== problem) {
      logger.error({ err: error }, `${next} Until then alerts are refused, and their senders told to try again.`);
    } else if (next === null && problem !== null) {
      logger.info('alerts are stored again');
    }
    problem = next;
  };

  return {
    get problem() {
      return problem;
    },
    worked: () => become(null),
    failed: (error) => become(describe(error), error),
    stalled: () => become('The database does not answer in time. Check the disk.'),
  };
}
