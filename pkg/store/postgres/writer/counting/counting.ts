import type { Kysely } from 'kysely';
import { afterTimeout } from '../../../../after-timeout.ts';
import type { PostgresSchema } from '../../schema.ts';
import { countAllGroups } from './count-groups.ts';

/**
 * In a storm a batch leaves the counters of its groups for later, in one row; they are counted once for many batches. A crash loses
 * nothing, as any sidecar counts the rows of all.
 */
export interface Counting {
  /** Notes that a batch has left the counters of that many groups for later. */
  deferred(groups: number): void;
  /** Counts all that is left, by all sidecars. */
  countAll(): Promise<void>;
  /** Has reads see what this sidecar's batches have left, unless a storm leaves so much that alerts would wait for it. Never rejects. */
  beforeRead(): Promise<void>;
  /** Counts what is left, as far as the database lets it. Call it after the last batch. */
  close(): Promise<void>;
}

export interface CountingOptions {
  /** Called with the orgs whose groups have been counted. */
  readonly onCounted: (orgIds: readonly number[]) => void;
  /** A monotonic clock, in milliseconds. */
  readonly elapsed?: () => number;
  /** Calls `then` after that many milliseconds, unless the returned function is called first. */
  readonly after?: (milliseconds: number, then: () => void) => () => void;
}

/** What is left is counted after this time, in milliseconds. */
const delay = 400;
/** After counting there is a pause this many times as long: where there are very many groups, alerts come first. */
const rest = 19;
/** In milliseconds: however many groups there are, counters are not older than that and the time that counting takes. */
const longestRest = 15_000;
/** Reads wait for so many groups to be counted at most. */
const quicklyCounted = 500;

export function createCounting(
  db: Kysely<PostgresSchema>,
  { onCounted, elapsed = () => performance.now(), after = afterTimeout }: CountingOptions
): Counting {
  /** Groups of this sidecar's batches since counting last began. */
  let left = 0;
  /** Those that are being counted. */
  let counted = 0;
  let restsUntil = 0;
  let running: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let isClosed = false;

  return {
    deferred(groups) {
      if (groups > 0) {
        left += groups;
        schedule();
      }
    },
    async countAll() {
      // That may have begun before the last batch.
      await running?.catch(() => {});
      await begin();
    },
    async beforeRead() {
      await untilCounted();
      // What was being counted may have begun before the last batch.
      if (left > 0 && (left <= quicklyCounted || elapsed() >= restsUntil)) {
        void begin().catch(() => {});
      }
      await untilCounted();
    },
    async close() {
      isClosed = true;
      cancel?.();
      await running?.catch(() => {});
      if (left > 0) {
        await begin().catch(() => {});
      }
    },
  };

  async function untilCounted(): Promise<void> {
    if (counted <= quicklyCounted) {
      await running?.catch(() => {});
    }
  }

  function schedule(): void {
    if (isClosed) {
      return;
    }
    cancel ??= after(Math.max(delay, restsUntil - elapsed()), () => {
      cancel = null;
      begin().catch(() => schedule());
    });
  }

  function begin(): Promise<void> {
    running ??= count().finally(() => (running = null));
    return running;
  }

  async function count(): Promise<void> {
    const began = elapsed();
    counted = left;
    left = 0;
    try {
      onCounted(await countAllGroups(db));
    } catch (error) {
      left += counted;
      throw error;
    }
    restsUntil = elapsed() + Math.min(longestRest, rest * (elapsed() - began));
  }
}
