import type { AddedAlert, IncomingAlert, RejectedDelivery, Store } from '../store/store.ts';

/** Stores alerts in batches: one transaction for everything that waits, up to a size that keeps both threads busy. */
export interface GroupCommit {
  /**
   * Resolves once the alert is durable.
   * Rejects with `Overloaded` at once where too much waits already; then, as after any rejection, it is not stored.
   */
  add(alert: IncomingAlert): Promise<AddedAlert>;
  /** Has a rejected delivery noted along with alerts; where very many wait, it is left out. */
  note(delivery: RejectedDelivery): void;
  /** How many alerts wait or are being stored. */
  readonly depth: number;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/** More waits than can be stored in time. The alert was not taken; the sender is to try again. */
export class Overloaded extends Error {}

export interface CommitOptions {
  /** Is told of each batch that was stored, with its results in the same order. */
  committed: (alerts: readonly IncomingAlert[], added: readonly AddedAlert[]) => void;
  /** Is told when a batch takes longer than `patience`. */
  stalled: () => void;
  limits?: Partial<CommitLimits>;
  /** Calls `then` after a time in milliseconds, unless the returned function is called before. */
  after?: (milliseconds: number, then: () => void) => () => void;
}

export interface CommitLimits {
  /** Most alerts that may wait. */
  readonly alerts: number;
  /** Most characters of payload that may wait. */
  readonly characters: number;
  /** After so many milliseconds of one batch, what waits is refused, and so is what comes, until the batch is stored. */
  readonly patience: number;
}

const defaultLimits: CommitLimits = { alerts: 10_000, characters: 64 * 1024 * 1024, patience: 3000 };

/** Most rejected deliveries that wait to be noted. */
const noteLimit = 200;

/** Smallest size at which a batch is cut off. */
const smallestCut = 64;

/**
 * Commits are never on a timer: as soon as one ends the next begins, so that a lone alert waits for nobody and a storm
 * shares its commits. While one batch is in flight the next collects. A large batch is cut in half: then
 * one half is stored while the senders of the other are answered and send again.
 */
export function createGroupCommit(store: Pick<Store, 'addAlerts'>, options: CommitOptions): GroupCommit {
  const { committed, stalled, after = afterTimeout } = options;
  const limits = { ...defaultLimits, ...options.limits };
  let waiting: Waiting[] = [];
  let rejected: RejectedDelivery[] = [];
  let characters = 0;
  let inFlight = 0;
  let isStalled = false;
  let running: Promise<void> | undefined;

  return {
    add(alert) {
      if (isStalled || waiting.length >= limits.alerts || characters + alert.payload.length > limits.characters) {
        return Promise.reject(new Overloaded('too many alerts wait to be stored'));
      }
      const { promise, resolve, reject } = Promise.withResolvers<AddedAlert>();
      waiting.push({ alert, resolve, reject });
      characters += alert.payload.length;
      running ??= run();
      return promise;
    },
    note(delivery) {
      if (rejected.length < noteLimit && !isStalled) {
        rejected.push(delivery);
        running ??= run();
      }
    },
    get depth() {
      return waiting.length + inFlight;
    },
    idle: async () => running,
  };

  async function run(): Promise<void> {
    // Requests that arrive in the same turn of the event loop share the first batch.
    await new Promise(setImmediate);
    while (waiting.length > 0 || rejected.length > 0) {
      await commit(take());
    }
    running = undefined;
  }

  function take(): Waiting[] {
    const batch = waiting.splice(0, Math.max(smallestCut, Math.ceil(waiting.length / 2)));
    characters -= batch.reduce((sum, { alert }) => sum + alert.payload.length, 0);
    return batch;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const alerts = batch.map(({ alert }) => alert);
    const notes = rejected;
    rejected = [];
    inFlight = batch.length;
    const cancel = after(limits.patience, refuseWaiting);
    try {
      const added = await store.addAlerts(alerts, notes);
      batch.forEach(({ resolve }, i) => resolve(added[i] as AddedAlert));
      committed(alerts, added);
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    } finally {
      cancel();
      inFlight = 0;
      isStalled = false;
    }
  }

  /** What is in flight may yet be stored, so its senders have to wait for the outcome; the others need not. */
  function refuseWaiting(): void {
    isStalled = true;
    stalled();
    const refused = waiting;
    waiting = [];
    characters = 0;
    refused.forEach(({ reject }) => reject(new Overloaded('the store does not answer')));
  }
}

interface Waiting {
  alert: IncomingAlert;
  resolve: (added: AddedAlert) => void;
  reject: (error: unknown) => void;
}

function afterTimeout(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
