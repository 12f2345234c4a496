import { afterTimeout } from '../after-timeout.ts';
import { Busy } from '../fair/busy.ts';
import { createFairQueue } from '../fair/fair-queue.ts';
import { createShares } from '../fair/shares.ts';
import type { AddedAlert, IncomingAlert } from '../store/shapes/alerts.ts';
import type { RejectedDelivery } from '../store/shapes/deliveries.ts';
import type { Store } from '../store/store.ts';

/** Stores alerts in batches: one transaction for all that are waiting, up to a size that keeps both threads busy. */
export interface GroupCommit {
  /**
   * Stores the alert, or refuses it at once: with `Busy` if too many alerts of the org are waiting, with `Overloaded` if the store does
   * not answer.
   * @param further alerts of the same delivery, which are stored with it or not at all
   */
  add(alert: IncomingAlert, sender: Sender, further?: readonly IncomingAlert[]): void;
  /** Records a rejected delivery with the next batch. It is dropped if very many of the org are waiting. */
  note(delivery: RejectedDelivery): void;
  /** How many deliveries are waiting or being stored. */
  readonly depth: number;
  /** Resolves when nothing is waiting any more. */
  idle(): Promise<void>;
  /**
   * Accepts nothing more, and resolves when nothing is waiting.
   * @param timeoutMs after this time waiting alerts are refused; a batch that is being stored is completed
   */
  close(timeoutMs: number): Promise<void>;
}

/**
 * Callbacks for the outcome of an alert, or of all alerts of a delivery. One of them is called, once, and must not throw. A promise for each alert would cost more than
 * the answer.
 */
export interface Sender {
  /**
   * Called when everything that the alert changed is durable.
   * @param further what became of the further alerts of the delivery
   */
  stored(added: AddedAlert, further: readonly AddedAlert[]): void;
  /** The alert is not stored. May be called before `add` returns. */
  refused(error: unknown): void;
}

/** The store does not answer in time. The alert was not stored, and its sender should try again. */
export class Overloaded extends Error {}

export interface CommitOptions {
  /** Called after each batch with its alerts and the time that storing them took. */
  onCommitted?: (alerts: readonly IncomingAlert[], durationMs: number) => void;
  /** Called with the error if a batch could not be stored. */
  onFailed?: (error: unknown) => void;
  /** A monotonic clock, in milliseconds. */
  elapsed?: () => number;
  limits?: Partial<CommitLimits>;
  /** Calls `then` after that many milliseconds, unless the returned function is called first. */
  after?: (milliseconds: number, then: () => void) => () => void;
}

export interface CommitLimits {
  /** Maximum number of waiting alerts, shared between the orgs. */
  readonly alerts: number;
  /** Maximum number of characters of waiting payloads, shared in the same way. */
  readonly characters: number;
  /** Maximum number of characters of payload in a batch. A larger payload gets its own batch. */
  readonly batch: number;
  /** If a batch takes longer, waiting and new alerts are refused until it is stored. */
  readonly timeoutMs: number;
}

const defaultLimits: CommitLimits = {
  alerts: 20_000,
  characters: 128 * 1024 * 1024,
  batch: 256 * 1024,
  timeoutMs: 3000,
};

/** Maximum number of rejected deliveries that wait to be recorded, shared between the orgs. */
const noteLimit = 400;

/** The cost of storing an alert besides its payload, in characters. */
const costOfAlert = 1024;

/** How much an org stores per turn, in characters. */
const turn = 8 * 1024;

/**
 * Commits do not follow a timer. The next one begins as soon as one ends, so a single alert does not wait, and alerts in a storm share
 * commits. While as many batches are in flight as the store takes at once, the next one collects. A large batch takes its share of the
 * active senders (those that wait and those just answered), half of them where the store takes one, so that it is stored while the others
 * are answered and send again.
 *
 * Orgs, and the integrations of an org, take turns. A batch is never so large that others wait long for its end.
 */
export function createGroupCommit(
  store: Pick<Store, 'addAlerts' | 'batchesAtOnce' | 'worthwhileBatch'>,
  options: CommitOptions = {}
): GroupCommit {
  const { onCommitted, onFailed, elapsed = () => performance.now(), after = afterTimeout } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const waiting = createFairQueue<Waiting>({
    costOf: (each) => costOfAlert * sizeOf(each) + charactersOf(each),
    quantum: turn,
  });
  const alertShares = createShares(limits.alerts);
  const characterShares = createShares(limits.characters);
  const noteShares = createShares(noteLimit);
  let rejected: RejectedDelivery[] = [];
  let inFlight = 0;
  // How many senders have just been answered.
  let answered = 0;
  let stalled = 0;
  let isClosed = false;
  let lanes = 0;
  const running = new Set<Promise<void>>();

  return {
    add(alert, sender, further = none) {
      if (isClosed) {
        return sender.refused(new Overloaded('the sidecar is stopping'));
      }
      if (stalled > 0) {
        return sender.refused(new Overloaded('the store does not answer'));
      }
      const { orgId, integrationId } = alert;
      const each: Waiting = { alert, further, sender };
      if (!alertShares.take(orgId, sizeOf(each))) {
        return sender.refused(
          new Busy(`Its org already has ${count(alertShares.heldBy(orgId))} alerts waiting to be stored.`)
        );
      }
      if (!characterShares.take(orgId, charactersOf(each))) {
        alertShares.give(orgId, sizeOf(each));
        const held = characterShares.heldBy(orgId);
        return sender.refused(
          new Busy(`Its org already has alerts with ${count(held)} characters waiting to be stored.`)
        );
      }
      waiting.push(orgId, integrationId, each);
      startLane();
    },
    note(delivery) {
      if (stalled === 0 && !isClosed && noteShares.take(delivery.orgId, 1)) {
        rejected.push(delivery);
        startLane();
      }
    },
    get depth() {
      return waiting.size + inFlight;
    },
    idle,
    async close(timeoutMs) {
      isClosed = true;
      const cancel = after(timeoutMs, () => refuseWaiting('the sidecar is stopping'));
      await idle();
      cancel();
    },
  };

  async function idle(): Promise<void> {
    while (running.size > 0) {
      await Promise.all(running);
    }
  }

  function startLane(): void {
    if (lanes === 0 || (lanes < store.batchesAtOnce && waiting.size >= store.worthwhileBatch)) {
      lanes += 1;
      const lane = run().finally(() => running.delete(lane));
      running.add(lane);
    }
  }

  async function run(): Promise<void> {
    // Requests that arrive in the same turn of the event loop share the first batch.
    await new Promise(setImmediate);
    while (lanes === 1 ? waiting.size > 0 || rejected.length > 0 : waiting.size >= store.worthwhileBatch) {
      await commit(take());
    }
    lanes -= 1;
    answered = 0;
  }

  function take(): Waiting[] {
    const most = Math.max(store.worthwhileBatch, Math.ceil((waiting.size + answered) / (store.batchesAtOnce + 1)));
    const batch: Waiting[] = [];
    let characters = 0;
    let alerts = 0;
    const fits = (each: Waiting) => alerts === 0 || characters + charactersOf(each) <= limits.batch;
    while (alerts < most) {
      const next = waiting.take(fits);
      if (next === undefined) {
        break;
      }
      batch.push(next);
      alerts += sizeOf(next);
      characters += charactersOf(next);
      giveBack(next);
    }
    return batch;
  }

  function giveBack(each: Waiting): void {
    const { orgId } = each.alert;
    alertShares.give(orgId, sizeOf(each));
    characterShares.give(orgId, charactersOf(each));
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const alerts = batch.flatMap(alertsOf);
    const notes = rejected;
    rejected = [];
    notes.forEach(({ orgId }) => noteShares.give(orgId, 1));
    inFlight += batch.length;
    let isStalled = false;
    const cancel = after(limits.timeoutMs, () => {
      isStalled = true;
      stalled += 1;
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
      inFlight -= batch.length;
      stalled -= isStalled ? 1 : 0;
    }
    let place = 0;
    for (const { sender, further } of batch) {
      const first = added[place] as AddedAlert;
      const end = place + 1 + further.length;
      sender.stored(first, further.length === 0 ? none : added.slice(place + 1, end));
      place = end;
    }
    onCommitted?.(alerts, durationMs);
  }

  /** The batch in flight may still be stored, so only its senders have to wait for the outcome. */
  function refuseWaiting(reason: string): void {
    for (const each of waiting.drain()) {
      giveBack(each);
      each.sender.refused(new Overloaded(reason));
    }
  }
}

/** A delivery: its alert, or the first of its alerts and the further ones. */
interface Waiting {
  readonly alert: IncomingAlert;
  readonly further: readonly IncomingAlert[];
  readonly sender: Sender;
}

const none: readonly never[] = [];

function sizeOf({ further }: Waiting): number {
  return 1 + further.length;
}

function charactersOf({ alert, further }: Waiting): number {
  let characters = alert.payload.length;
  for (const { payload } of further) {
    characters += payload.length;
  }
  return characters;
}

function alertsOf({ alert, further }: Waiting): IncomingAlert | IncomingAlert[] {
  return further.length === 0 ? alert : [alert, ...further];
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
