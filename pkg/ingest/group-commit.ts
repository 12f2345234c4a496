import { Busy } from '../fair/busy.ts';
import { createFairQueue } from '../fair/fair-queue.ts';
import { createShares } from '../fair/shares.ts';
import type { AddedAlert, IncomingAlert, RejectedDelivery, Store } from '../store/store.ts';

/** Stores alerts in batches: one transaction for what waits, up to a size that keeps both threads busy. */
export interface GroupCommit {
  /**
   * Stores the alert, or refuses it at once: with `Busy` where the org has too much waiting already, with `Overloaded` where the
   * store does not answer.
   */
  add(alert: IncomingAlert, sender: Sender): void;
  /** Has a rejected delivery noted along with alerts; where very many of the org wait, it is left out. */
  note(delivery: RejectedDelivery): void;
  /** How many alerts wait or are being stored. */
  readonly depth: number;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  /**
   * Takes nothing any more, and resolves when nothing waits.
   * @param timeoutMs after so long what still waits is refused; what is being stored is not
   */
  close(timeoutMs: number): Promise<void>;
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

/** The store does not answer in time. The alert was not taken; the sender is to try again. */
export class Overloaded extends Error {}

export interface CommitOptions {
  /** Called with each batch that was stored, and how long that took. */
  onCommitted?: (alerts: readonly IncomingAlert[], durationMs: number) => void;
  /** Called with why a batch could not be stored. */
  onFailed?: (error: unknown) => void;
  /** Milliseconds of a clock that only goes forward. */
  elapsed?: () => number;
  limits?: Partial<CommitLimits>;
  /** Calls `then` after a time in milliseconds, unless the returned function is called before. */
  after?: (milliseconds: number, then: () => void) => () => void;
}

export interface CommitLimits {
  /** Alerts that may wait, divided into shares between the orgs. */
  readonly alerts: number;
  /** Characters of payload that may wait, divided in the same way. */
  readonly characters: number;
  /** Characters of payload in a batch; a larger payload has a batch of its own. */
  readonly batch: number;
  /** Where one batch takes longer, what waits is refused, and so is what comes, until the batch is stored. */
  readonly timeoutMs: number;
}

const defaultLimits: CommitLimits = {
  alerts: 20_000,
  characters: 128 * 1024 * 1024,
  batch: 256 * 1024,
  timeoutMs: 3000,
};

/** Rejected deliveries that may wait to be noted, divided into shares between the orgs. */
const noteLimit = 400;

/** What the storing of an alert costs besides its payload, in characters. */
const costOfAlert = 1024;

/** How much an org stores before it is another one's turn, in characters. */
const turn = 8 * 1024;

/** Smallest size at which a batch is cut off. */
const smallestCut = 32;

/**
 * Commits are never on a timer: as soon as one ends the next begins, so that a lone alert waits for nobody and a storm
 * shares its commits. While one batch is in flight the next collects. A large one takes half of the senders that are active,
 * those that wait and those just answered: it is stored while the others are answered and send again.
 *
 * Orgs, and the integrations of an org, take turns in what they store, and a batch is never so large that others wait long
 * for its end.
 */
export function createGroupCommit(store: Pick<Store, 'addAlerts'>, options: CommitOptions = {}): GroupCommit {
  const { onCommitted, onFailed, elapsed = () => performance.now(), after = afterTimeout } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const waiting = createFairQueue<Waiting>({
    costOf: ({ alert }) => costOfAlert + alert.payload.length,
    quantum: turn,
  });
  const alertShares = createShares(limits.alerts);
  const characterShares = createShares(limits.characters);
  const noteShares = createShares(noteLimit);
  let rejected: RejectedDelivery[] = [];
  let inFlight = 0;
  // How many senders have just been answered.
  let answered = 0;
  let isStalled = false;
  let isClosed = false;
  let running: Promise<void> | undefined;

  return {
    add(alert, sender) {
      if (isClosed) {
        return sender.refused(new Overloaded('the sidecar is stopping'));
      }
      if (isStalled) {
        return sender.refused(new Overloaded('the store does not answer'));
      }
      const { orgId, integrationId, payload } = alert;
      if (!alertShares.take(orgId, 1)) {
        return sender.refused(new Busy(`${count(alertShares.heldBy(orgId))} alerts of it wait to be stored.`));
      }
      if (!characterShares.take(orgId, payload.length)) {
        alertShares.give(orgId, 1);
        const held = characterShares.heldBy(orgId);
        return sender.refused(new Busy(`Alerts with ${count(held)} characters of it wait to be stored.`));
      }
      waiting.push(orgId, integrationId, { alert, sender });
      running ??= run();
    },
    note(delivery) {
      if (!isStalled && !isClosed && noteShares.take(delivery.orgId, 1)) {
        rejected.push(delivery);
        running ??= run();
      }
    },
    get depth() {
      return waiting.size + inFlight;
    },
    idle: async () => running,
    async close(timeoutMs) {
      isClosed = true;
      const cancel = after(timeoutMs, () => refuseWaiting('the sidecar is stopping'));
      await running;
      cancel();
    },
  };

  async function run(): Promise<void> {
    // Requests that arrive in the same turn of the event loop share the first batch.
    await new Promise(setImmediate);
    while (waiting.size > 0 || rejected.length > 0) {
      await commit(take());
    }
    running = undefined;
    answered = 0;
  }

  function take(): Waiting[] {
    const most = Math.max(smallestCut, Math.ceil((waiting.size + answered) / 2));
    const batch: Waiting[] = [];
    let characters = 0;
    const fits = ({ alert: { payload } }: Waiting) => batch.length === 0 || characters + payload.length <= limits.batch;
    while (batch.length < most) {
      const next = waiting.take(fits);
      if (next === undefined) {
        break;
      }
      batch.push(next);
      characters += next.alert.payload.length;
      giveBack(next);
    }
    return batch;
  }

  function giveBack({ alert: { orgId, payload } }: Waiting): void {
    alertShares.give(orgId, 1);
    characterShares.give(orgId, payload.length);
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const alerts = batch.map(({ alert }) => alert);
    const notes = rejected;
    rejected = [];
    notes.forEach(({ orgId }) => noteShares.give(orgId, 1));
    inFlight = batch.length;
    const cancel = after(limits.timeoutMs, () => {
      isStalled = true;
      refuseWaiting('the store does not answer');
    });
    const start = elapsed();
    let durationMs = 0;
    let added: readonly AddedAlert[];
    try {
      added = await store.addAlerts(alerts, notes);
      durationMs = elapsed() - start;
      answered = batch.length;
    } catch (error) {
      answered = 0;
      onFailed?.(error);
      batch.forEach(({ sender }) => sender.refused(error));
      return;
    } finally {
      cancel();
      inFlight = 0;
      isStalled = false;
    }
    batch.forEach(({ sender }, i) => sender.stored(added[i] as AddedAlert));
    onCommitted?.(alerts, durationMs);
  }

  /** What is in flight may yet be stored, so its senders have to wait for the outcome; the others need not. */
  function refuseWaiting(reason: string): void {
    for (const each of waiting.drain()) {
      giveBack(each);
      each.sender.refused(new Overloaded(reason));
    }
  }
}

interface Waiting {
  readonly alert: IncomingAlert;
  readonly sender: Sender;
}

/** What has come meanwhile is heard first: where this thread was busy for too long, the store is not to blame. */
function afterTimeout(milliseconds: number, then: () => void): () => void {
  let late: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => (late = setImmediate(then)), milliseconds);
  return () => {
    clearTimeout(timer);
    clearImmediate(late);
  };
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
