import type { Logger } from '../logger.ts';

/** Whether the store can be written, or read, as the last attempts have shown. */
export interface StoreHealth {
  /** What is wrong, for people; null where all is well. */
  readonly problem: string | null;
  worked(): void;
  failed(error: unknown): void;
  /** An attempt takes too long; `worked` or `failed` says later what came of it. */
  stalled(): void;
}

interface Problem {
  /** What is wrong and what to do, for people. */
  readonly message: string;
  /** Whether it stays although some writes succeed. */
  readonly isLasting: boolean;
}

/** What is logged beside the cause. */
export interface HealthTexts {
  /** What fails meanwhile. */
  readonly meanwhile: string;
  readonly over: string;
}

export const writing: HealthTexts = {
  meanwhile: 'Alerts are refused meanwhile, and their senders told to try again.',
  over: 'alerts are stored again',
};

export const reading: HealthTexts = {
  meanwhile: 'Pages show nothing meanwhile, and Bellhook is not ready.',
  over: 'the database is read again',
};

/**
 * Remembers how writing, or reading, goes, and logs when it begins to fail and when it works again: one line each, however much
 * is refused meanwhile.
 * @param describe says what an error means
 */
export function createStoreHealth(
  logger: Logger,
  describe: (error: unknown) => Problem,
  { meanwhile, over }: HealthTexts
): StoreHealth {
  let problem: Problem | null = null;

  const become = (next: Problem | null, error?: unknown) => {
    if (problem?.isLasting) {
      return;
    }
    if (next !== null && next.message !== problem?.message) {
      logger.error({ err: error }, `${next.message} ${meanwhile}`);
    } else if (next === null && problem !== null) {
      logger.info(over);
    }
    problem = next;
  };

  return {
    get problem() {
      return problem?.message ?? null;
    },
    worked: () => become(null),
    failed: (error) => become(describe(error), error),
    stalled: () => become({ message: 'The database does not answer in time. Check the disk.', isLasting: false }),
  };
}
