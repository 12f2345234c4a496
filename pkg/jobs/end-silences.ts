import type { Logger } from '../logger.ts';
import type { Store } from '../store/store.ts';

export interface SilenceJob {
  store: Pick<Store, 'endSilences'>;
  changed: (orgIds: number[]) => void;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Ends the silences whose time has come. */
export async function endDueSilences({ store, changed, logger, now }: SilenceJob): Promise<void> {
  const at = now();
  try {
    changed(await store.endSilences(at));
  } catch (error) {
    logger.error({ err: error }, 'silences could not be ended; the next try is in a second');
  }
}

/** Ends due silences now and every second, those included that ended while nothing ran. @returns stops it */
export function startEndingSilences(job: SilenceJob): () => void {
  void endDueSilences(job);
  const timer = setInterval(() => void endDueSilences(job), 1000);
  return () => clearInterval(timer);
}
