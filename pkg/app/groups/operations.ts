import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../contract/types.ts';
import { isSameActor } from '../../domain/handling/same-actor.ts';
import { Busy } from '../../fair/busy.ts';
import { createFairQueue } from '../../fair/fair-queue.ts';
import { createShares } from '../../fair/shares.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';

/** The operations on many groups that are under way, and for a while those that are done. */
export interface Operations<Result> {
  /**
   * Runs an operation, or, where it has run before, waits for what comes of it.
   * @param operation as its caller names it
   * @throws {Busy} where the org has as many under way as its share; {AppError} operation_taken where it is somebody else's
   */
  run(caller: Caller, operation: string, work: (run: OperationRun) => Promise<Result>): Promise<Result>;
  /** @returns undefined where nothing is known of it, or it is somebody else's */
  progressOf(caller: Caller, operation: string): Progress | undefined;
  /**
   * Does a part of an operation. One part at a time is under way, and orgs take turns. While alerts keep the store busy,
   * there is a pause after each part, so that alerts keep most of the time of the database.
   */
  takeTurn<Part>(orgId: number, work: () => Promise<Part>): Promise<Part>;
}

export interface OperationRun {
  setTotal(total: number): void;
  /** Notes that this many groups more are done. */
  advance(count: number): void;
}

export interface Progress {
  readonly done: number;
  /** Null while that is not known. */
  readonly total: number | null;
  readonly state: 'running' | 'done';
}

export interface OperationParts {
  /** Milliseconds since 1970. */
  now: () => number;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** Whether alerts keep the store busy. */
  isStorm: () => boolean;
  /** Waits that many milliseconds. */
  pause?: (milliseconds: number) => Promise<unknown>;
}

/** All orgs have at most this many under way. */
const mostAtOnce = 8;
/** How long an operation is remembered once it is done, in milliseconds. */
const memory = 10 * 60_000;
const mostRemembered = 1000;
/** In a storm a pause is this many times as long as the part before it. */
const stormFactor = 4;

export function createOperations<Result>({ now, elapsed, isStorm, pause = wait }: OperationParts): Operations<Result> {
  const shares = createShares(mostAtOnce);
  /** In the order of their beginnings. */
  const known = new Map<string, KnownOperation<Result>>();
  const waiting = createFairQueue<() => Promise<void>>({ costOf: () => 1, quantum: 1 });
  let isBusy = false;

  return {
    async run(caller, operation, work) {
      const key = keyOf(caller.orgId, operation);
      const earlier = known.get(key);
      if (earlier !== undefined) {
        if (!isSameActor(earlier.actor, caller.actor)) {
          throw new AppError('operation_taken');
        }
        return earlier.result;
      }
      if (!shares.take(caller.orgId, 1)) {
        throw new Busy(`It has ${shares.heldBy(caller.orgId)} actions on many alert groups under way.`);
      }
      forgetOld();
      const progress = { done: 0, total: null as number | null };
      const result = work({
        setTotal: (total) => (progress.total = total),
        advance: (count) => (progress.done += count),
      });
      const own: KnownOperation<Result> = { actor: caller.actor, progress, result, doneAt: null };
      known.set(key, own);
      try {
        const value = await result;
        own.doneAt = now();
        return value;
      } catch (error) {
        // Whoever asks again tries again.
        known.delete(key);
        throw error;
      } finally {
        shares.give(caller.orgId, 1);
      }
    },

    progressOf({ orgId, actor }, operation) {
      const one = known.get(keyOf(orgId, operation));
      return one && isSameActor(one.actor, actor)
        ? { ...one.progress, state: one.doneAt === null ? 'running' : 'done' }
        : undefined;
    },

    takeTurn: (orgId, work) =>
      new Promise((resolve, reject) => {
        waiting.push(orgId, 0, () => work().then(resolve, reject));
        void takeTurns();
      }),
  };

  async function takeTurns(): Promise<void> {
    if (isBusy) {
      return;
    }
    isBusy = true;
    for (let part = waiting.take(); part !== undefined; part = waiting.take()) {
      const start = elapsed();
      await part();
      if (isStorm()) {
        await pause(stormFactor * (elapsed() - start));
      }
    }
    isBusy = false;
  }

  function forgetOld(): void {
    for (const [key, { doneAt }] of known) {
      if (doneAt !== null && (doneAt + memory < now() || known.size >= mostRemembered)) {
        known.delete(key);
      }
    }
  }
}

interface KnownOperation<Result> {
  readonly actor: Actor;
  readonly progress: Omit<Progress, 'state'>;
  readonly result: Promise<Result>;
  doneAt: number | null;
}

function keyOf(orgId: number, operation: string): string {
  return `${orgId} ${operation}`;
}
