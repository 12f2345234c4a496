import type { Store } from '../store/store.ts';
import type { Timer } from './timers.ts';

export interface FormerSecretsJob {
  /** Writes which secrets requests have come with to this process. */
  flush: () => Promise<void>;
  store: Pick<Store, 'deleteEndedSecrets'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Keeps account of what was replaced and still counts, and deletes it some time after its end. */
export function formerSecrets({ flush, store, now }: FormerSecretsJob): Timer[] {
  return [
    {
      name: 'write-secret-uses',
      periodMs: writeEvery,
      failure: 'which secrets are used could not be written; the next try is in 2 s',
      run: flush,
    },
    {
      name: 'delete-ended-secrets',
      runsOnce: true,
      firstDelayMs: writeEvery,
      periodMs: deleteEvery,
      failure: 'secrets that have ended could not be deleted; the next try is in a minute',
      run: () => store.deleteEndedSecrets(now() - keptAfterEnd),
    },
  ];
}

/** In milliseconds, as all here. */
const writeEvery = 2000;
const deleteEvery = 60_000;

/** Each sidecar sees the end by its own clock: where this one is ahead, it ends nothing for the others. */
const keptAfterEnd = 5 * 60_000;
