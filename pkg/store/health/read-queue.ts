import { afterTimeout } from '../../after-timeout.ts';
import { type Fault, slow, StoreUnavailable } from '../fault.ts';
import type { AccessHealth } from './access-health.ts';

/** Shares a few threads, or connections, among the orgs that read. */
export interface ReadQueue {
  /**
   * Runs the read on a thread once one is free. Owners take turns, and each has one read at a time.
   * @param owner the org that reads; 0 is the sidecar itself
   * @param start begins the read on the thread of that number
   * @throws {StoreUnavailable} where it takes too long; at once where all threads hang, or the owner's last read hangs
   */
  run<Result>(owner: number, start: (thread: number) => Promise<Result>): Promise<Result>;
  /** Whether a read takes longer than the queue waits. */
  isHanging(): boolean;
}

/** Notes how reads go. After `stalled` nothing more is noted until the read that stalled has ended. */
export interface ReadWatch extends Pick<AccessHealth, 'worked' | 'failed' | 'stalled'> {
  /** What an error of a read means. */
  readonly classify: (error: unknown) => Fault;
}

/** A read is given up after this time, whether it waits or has begun, where nobody says otherwise. */
export const readTimeoutMs = 4000;

/** Reads of one owner that may wait. */
const longestQueue = 1000;

/**
 * @param timeoutMs after which a read is given up, whether it waits or has begun
 * @param after calls `then` after a time in milliseconds, unless the returned function is called first
 */
export function createReadQueue(
  threadCount: number,
  watch: ReadWatch,
  timeoutMs = readTimeoutMs,
  after = afterTimeout
): ReadQueue {
  // The thread that was used last is used next.
  const idle = Array.from({ length: threadCount }, (_, i) => threadCount - 1 - i);
  /** By owner, in the order of their turns. */
  const waiting = new Map<number, Read[]>();
  const reading = new Set<number>();
  const hanging = new Set<number>();

  return {
    run: (owner, start) =>
      new Promise((resolve, reject) => {
        const reads = waiting.get(owner) ?? [];
        if (hanging.has(owner) || hanging.size === threadCount) {
          return reject(new StoreUnavailable(slow));
        }
        if (reads.length >= longestQueue) {
          return reject(new StoreUnavailable(busy));
        }
        const read: Read = {
          start: (thread) => start(thread).then(resolve),
          refuse: reject,
          cancel: after(timeoutMs, () => {
            remove(owner, read);
            reject(new StoreUnavailable(busy));
          }),
        };
        reads.push(read);
        waiting.set(owner, reads);
        next();
      }),
    isHanging: () => hanging.size > 0,
  };

  function next(): void {
    const owner = idle.length === 0 ? undefined : [...waiting.keys()].find((candidate) => !reading.has(candidate));
    const read = owner === undefined ? undefined : waiting.get(owner)?.[0];
    if (owner === undefined || read === undefined) {
      return;
    }
    read.cancel();
    const rest = remove(owner, read);
    if (rest.length > 0) {
      waiting.delete(owner);
      waiting.set(owner, rest);
    }
    void begin(owner, read, idle.pop() as number);
  }

  async function begin(owner: number, { start, refuse }: Read, thread: number): Promise<void> {
    reading.add(owner);
    const cancel = after(timeoutMs, () => hang(owner, refuse));
    let failure: unknown;
    try {
      await start(thread);
    } catch (error) {
      failure = error;
    }
    cancel();
    reading.delete(owner);
    hanging.delete(owner);
    idle.push(thread);
    tell(failure);
    refuse(failure);
    next();
  }

  function hang(owner: number, refuse: Read['refuse']): void {
    hanging.add(owner);
    watch.stalled();
    refuse(new StoreUnavailable(slow));
    const hopeless = hanging.size === threadCount ? [...waiting.keys()] : [owner];
    hopeless
      .flatMap((other) => waiting.get(other) ?? [])
      .forEach((read) => {
        read.cancel();
        read.refuse(new StoreUnavailable(slow));
      });
    hopeless.forEach((other) => waiting.delete(other));
  }

  function tell(failure: unknown): void {
    if (hanging.size > 0) {
      return;
    }
    if (failure === undefined) {
      watch.worked();
    } else if (watch.classify(failure).reason !== 'other') {
      watch.failed(failure);
    }
  }

  /** @returns the other reads of the owner that wait */
  function remove(owner: number, read: Read): Read[] {
    const rest = (waiting.get(owner) ?? []).filter((other) => other !== read);
    if (rest.length === 0) {
      waiting.delete(owner);
    } else {
      waiting.set(owner, rest);
    }
    return rest;
  }
}

interface Read {
  readonly start: (thread: number) => Promise<unknown>;
  /** Has no effect once the read has its result. */
  readonly refuse: (error: unknown) => void;
  /** Cancels the timeout of its wait. */
  readonly cancel: () => void;
}

const busy = { ...slow, message: 'The database is busy with other reads. Try again in a moment.' };
