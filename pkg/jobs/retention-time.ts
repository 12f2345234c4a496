import type { Logger } from '../logger.ts';
import type { RetentionDefaults, Store } from '../store/store.ts';

export interface RetentionTimeParts {
  store: Pick<Store, 'readRetentionTime' | 'saveRetentionTime' | 'countDue'>;
  defaults: RetentionDefaults;
  /** A person has confirmed that what is due by then may be deleted; milliseconds since 1970. */
  confirmed: number | undefined;
  logger: Logger;
  /** The clock, which may be wrong; milliseconds since 1970. */
  now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
}

/**
 * The time that retention goes by. A clock that jumps ahead makes much that is kept look old, so what is deleted also has to be
 * old by the time that has really passed, which is kept in the database. Where a sidecar was off that is behind for good reason: it catches up
 * while the sidecar runs, see `trustMore`. The log says what waits meanwhile.
 * @returns the time as of each call
 */
export function createRetentionTime(parts: RetentionTimeParts): () => Promise<number> {
  const { store, confirmed = 0, now, elapsed } = parts;
  let trusted: number | undefined;
  let last = elapsed();
  let savedAt = -Infinity;
  const tell = createTeller(parts);

  return async () => {
    const clock = now();
    trusted ??= (await store.readRetentionTime()) ?? clock;
    const at = elapsed();
    trusted = trustMore(trusted, { clock, passed: at - last, confirmed });
    last = at;
    // What has passed is no whole number.
    const time = Math.floor(trusted);
    if (at - savedAt >= savePause) {
      await store.saveRetentionTime(time);
      savedAt = at;
    }
    await tell(clock, time, at);
    return Math.min(clock, time);
  };
}

/** While the trusted time is behind the clock it goes so many times as fast as the real one. */
export const catchUp = 4;

/**
 * The trusted time after some more has really passed. It never goes back: where the clock does, it waits for it.
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

/** What has passed is kept so often, in milliseconds. */
const savePause = 10 * 60_000;

const day = 24 * 60 * 60_000;

/** How often it is told what waits. */
const tellPause = day / 4;

/** Tells what waits for time to pass, where it is more than a day behind. */
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
