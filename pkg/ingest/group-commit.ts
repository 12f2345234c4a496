import type { AddedAlert, IncomingAlert, RejectedDelivery, Store } from '../store/store.ts';

/** Stores alerts in batches: one transaction for everything that waits, up to a size that keeps both threads busy. */
export interface GroupCommit {
  /** Stores the alert, or refuses it at once with `Overloaded` where too much waits already. */
  add(alert: IncomingAlert, sender: Sender): void;
  /** Has a rejected delivery noted along with alerts; where very many wait, it is left out. */
  note(delivery: RejectedDelivery): void;
  /** How many alerts wait or are being stored. */
  readonly depth: number;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/**
 * Is told what came of its alert: one of the two is called, once, and must not throw. It is no promise, because one for each
 * alert costs more than the answer.
 */
export interface Sender {
  /** Called once all that the alert has changed is durable. */
  stored(added: AddedAlert): void;
  /** The alert is not stored. May be called before `add` returns. */
  refused(error: unknown): void;
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
const smallestCut = 32;

/**
 * Commits are never on a timer: as soon as one ends the next begins, so that a lone alert waits for nobody and a storm
 * shares its commits. While one batch is in flight the next collects. A large one takes half of the senders that are active,
 * those that wait and those just answered: it is stored while the others are answered and send again.
 */
export function createGroupCommit(store: Pick<Store, 'addAlerts'>, options: CommitOptions): GroupCommit {
  const { committed, stalled, after = afterTimeout } = options;
  const limits = { ...defaultLimits, ...options.limits };
  let waiting: Waiting[] = [];
  let rejected: RejectedDelivery[] = [];
  let characters = 0;
  let inFlight = 0;
  // How many senders have just been answered.
  let answered = 0;
  let isStalled = false;
  let running: Promise<void> | undefined;

  return {
    add(alert, sender) {
      if (isStalled || waiting.length >= limits.alerts || characters + alert.payload.length > limits.characters) {
        return sender.refused(new Overloaded('too many alerts wait to be stored'));
      }
      waiting.push({ alert, sender });
      characters += alert.payload.length;
      running ??= run();
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
    answered = 0;
  }

  function take(): Waiting[] {
    const batch = waiting.splice(0, Math.max(smallestCut, Math.ceil((waiting.length + answered) / 2)));
    characters -= batch.reduce((sum, { alert }) => sum + alert.payload.length, 0);
    return batch;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const alerts = batch.map(({ alert }) => alert);
    const notes = rejected;
    rejected = [];
    inFlight = batch.length;
    const cancel = after(limits.patience, refuseWaiting);
    let added: readonly AddedAlert[];
    try {
      added = await store.addAlerts(alerts, notes);
      answered = batch.length;
    } catch (error) {
      answered = 0;
      batch.forEach(({ sender }) => sender.refused(error));
      return;
    } finally {
      cancel();
      inFlight = 0;
      isStalled = false;
    }
    batch.forEach(({ sender }, i) => sender.stored(added[i] as AddedAlert));
    committed(alerts, added);
  }

  /** What is in flight may yet be stored, so its senders have to wait for the outcome; the others need not. */
  function refuseWaiting(): void {
    isStalled = true;
    stalled();
    const refused = waiting;
    waiting = [];
    characters = 0;
    refused.forEach(({ sender }) => sender.refused(new Overloaded('the store does not answer')));
  }
}

interface Waiting {
  readonly alert: IncomingAlert;
  readonly sender: Sender;
}

function afterTimeout(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
