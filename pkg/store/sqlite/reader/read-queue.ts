import { slow, StoreUnavailable } from '../../fault.ts';
import { classifySqliteError } from '../fault.ts';

/** Shares a few threads between the orgs that read. */
export interface ReadQueue {
  /**
   * Runs the read on a thread once one is free. The owners take turns, and each has one read at a time.
   * @param start begins it on the thread of that number
   * @throws {StoreUnavailable} where it takes too long; at once where all threads hang, or the owner's last read does
   */
  run<Result>(owner: number, start: (thread: number) => Promise<Result>): Promise<Result>;
  /** Whether a read takes longer than `patience`. */
  isHanging(): boolean;
}

/** Is told how reading goes. */
export interface ReadWatch {
  worked(): void;
  failed(error: unknown): void;
  /** A read takes too long; nothing more is told until it has ended. */
  stalled(): void;
}

/** After so many milliseconds a read is given up, whether it waits or has begun. */
export const patience = 4000;

/** Most reads of one owner that wait. */
const longestQueue = 1000;

/** @param after calls `then` after a time in milliseconds, unless the returned function is called before */
export function createReadQueue(threadCount: number, watch: ReadWatch, after = afterTimeout): ReadQueue {
  // The one that was used last is used next.
  const idle = Array.from({ length: threadCount }, (_, i) => threadCount - 1 - i);
  /** In the order in which the owners are to have their turns. */
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
          cancel: after(patience, () => {
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
    const cancel = after(patience, () => hang(owner, refuse));
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
    } else if (classifySqliteError(failure).reason !== 'other') {
      watch.failed(failure);
    }
  }

  /** @returns the owner's others that wait */
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
  /** Without effect once the read has its result. */
  readonly refuse: (error: unknown) => void;
  /** Ends the time that it may wait. */
  readonly cancel: () => void;
}

const busy = { ...slow, message: 'The database is busy with other reads. Try again in a moment.' };

function afterTimeout(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
