import type { AddedAlert, IncomingAlert, Store } from '../store/store.ts';

/** Stores alerts in batches: one transaction for everything that waits. */
export interface GroupCommit {
  /** Resolves once the alert is durable; rejects if its batch could not be stored. */
  add(alert: IncomingAlert): Promise<AddedAlert>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/**
 * Commits are never on a timer: as soon as one ends the next begins, with all that came meanwhile, so that a lone alert
 * waits for nobody and a storm shares its commits.
 * @param committed is told of each batch that was stored, with its results in the same order
 */
export function createGroupCommit(
  store: Pick<Store, 'addAlerts'>,
  committed: (alerts: readonly IncomingAlert[], added: readonly AddedAlert[]) => void
): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  return {
    add(alert) {
      const { promise, resolve, reject } = Promise.withResolvers<AddedAlert>();
      waiting.push({ alert, resolve, reject });
      running ??= run();
      return promise;
    },
    idle: async () => running,
  };

  async function run(): Promise<void> {
    // Requests that arrive in the same turn of the event loop share the first batch.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(batch);
    }
    running = undefined;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const alerts = batch.map(({ alert }) => alert);
    try {
      const added = await store.addAlerts(alerts);
      batch.forEach(({ resolve }, i) => resolve(added[i] ?? null));
      committed(alerts, added);
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
    await new Promise(setImmediate);
  }
}

interface Waiting {
  alert: IncomingAlert;
  resolve: (added: AddedAlert) => void;
  reject: (error: unknown) => void;
}
