import type { Logger } from '../logger.ts';
import type { RetentionDefaults, Store } from '../store/store.ts';

export interface RetentionTimeParts {
  store: Pick<Store, 'readRetentionTime' | 'saveRetentionTime' | 'countDue'>;
  defaults: RetentionDefaults;
  /** A person has confirmed that data due by this time may be deleted; milliseconds since 1970. */
  confirmed: number | undefined;
  logger: Logger;
  /** The clock, which may be wrong; milliseconds since 1970. */
  now: () => number;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
}

/**
 * The time by which retention measures age. If the clock jumps ahead, new data looks old. So data must also be old by the time that has
 * actually passed, which is kept in the database. After a sidecar was off, that time is behind; it catches up while the sidecar runs, see
 * `trustMore`. Meanwhile the log says how much waits to be deleted.
 * @returns a function that returns the current time
 */
export function createRetentionTime(parts: RetentionTimeParts): () => Promise<number> {
  const { store, confirmed = 0, now, elapsed } = parts;
  let trusted: number | undefined;
  let last = 0;
  let savedAt = -Infinity;
  const tell = createTeller(parts);

  return async () => {
    const clock = now();
    if (trusted === undefined) {
      trusted = (await store.readRetentionTime()) ?? clock;
      // What has passed before may be in it: another sidecar may have been counting.
      last = elapsed();
    }
    const at = elapsed();
    trusted = trustMore(trusted, { clock, passed: at - last, confirmed });
    last = at;
    // The elapsed time is not a whole number.
    const time = Math.floor(trusted);
    if (at - savedAt >= savePause) {
      await store.saveRetentionTime(time);
      savedAt = at;
    }
    await tell(clock, time, at);
    return Math.min(clock, time);
  };
}

/** While the trusted time is behind the clock, it runs this many times as fast. */
export const catchUp = 4;

/**
 * The trusted time after more time has passed. It never goes back: if the clock does, it waits for the clock.
 * @param trusted as it was before; all times are milliseconds since 1970
 * @param more the clock, how many milliseconds have passed, and until when a person trusts the clock
 */
export function trustMore(
  trusted: number,
  more: { readonly clock: number; readonly passed: number; readonly confirmed: number }
): number {
  const grown = Math.max(trusted + catchUp * more.passed, more.confirmed);
  return Math.max(trusted, Math.min(more.clock, grown));
}

/** How often the trusted time is saved, in milliseconds. */
const savePause = 10 * 60_000;

const day = 24 * 60 * 60_000;

/** How often the log says how much waits to be deleted. */
const tellPause = day / 4;

/** Logs how much waits to be deleted, if the trusted time is more than a day behind. */
function createTeller({ store, defaults, logger }: RetentionTimeParts) {
  let toldAt = -Infinity;
  let isWaiting = false;

  return async (clock: number, trusted: number, at: number): Promise<void> => {
    const behind = clock - trusted;
    if (behind <= day) {
      if (isWaiting && behind <= 0) {
        isWaiting = false;
        logger.info('what is old is deleted by the clock again');
      }
      return;
    }
    if (at - toldAt < tellPause) {
      return;
    }
    toldAt = at;
    const due = (await store.countDue(clock, defaults)) - (await store.countDue(trusted, defaults));
    if (due > 0) {
      isWaiting = true;
      logger.warn({ due, clock: dateOf(clock), trusted: dateOf(trusted) }, describe(due, clock, behind));
    }
  };
}

function describe(due: number, clock: number, behind: number): string {
  const groups = due === 1 ? '1 resolved alert group is' : `${due} resolved alert groups are`;
  const days = Math.ceil(behind / day);
  const wait = Math.ceil(behind / (catchUp - 1) / day);
  return (
    `${groups} old enough to be deleted by the clock, which is ${days} days ahead of the time that Bellhook has seen pass. ` +
    `They are kept until Bellhook has run for up to ${wait} more days. If the clock is wrong, mend it. ` +
    `If it is right and they may go now, start Bellhook with BELLHOOK_RETENTION_CLOCK=${dateOf(clock)}.`
  );
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
