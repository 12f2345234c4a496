import type { Logger } from '../logger.ts';
import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface FormerSecretsJob {
  /** Writes which secrets requests have come with to this process. */
  flush: () => Promise<void>;
  store: Pick<Store, 'deleteEndedSecrets'>;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Keeps account of what was replaced and still counts, and deletes it some time after its end. */
export function formerSecrets({ flush, store, logger, now }: FormerSecretsJob): Timer[] {
  return [
    {
      name: 'write-secret-uses',
      periodMs: writeEvery,
      run: () => attempt(flush, 'which secrets are used could not be written; the next try is in 2 s'),
    },
    {
      name: 'delete-ended-secrets',
      runsOnce: true,
      firstDelayMs: writeEvery,
      periodMs: deleteEvery,
      run: () =>
        attempt(
          () => store.deleteEndedSecrets(now() - keptAfterEnd),
          'secrets that have ended could not be deleted; the next try is in a minute'
        ),
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

/** In milliseconds, as all here. */
const writeEvery = 2000;
const deleteEvery = 60_000;

/** Each sidecar sees the end by its own clock: where this one is ahead, it ends nothing for the others. */
const keptAfterEnd = 5 * 60_000;
