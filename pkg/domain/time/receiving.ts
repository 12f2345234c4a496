/** A time during which alerts could be received, in milliseconds since 1970 by the clock of then. */
export interface ReceivingPeriod {
  readonly from: number;
  /** When it was last noted that it lasts. */
  readonly until: number;
}

/** How often it is to be noted that alerts can be received, in milliseconds. */
export const noteEvery = 15_000;

/** A period that was noted within this time still lasts, in milliseconds. */
const longestPause = noteEvery + 5000;

/** So far, in milliseconds, two clocks may go apart between two notes. A clock that has gone further has been set. */
const drift = 2000;

/** Periods that are kept, the newest ones. */
const mostPeriods = 1000;

/**
 * Notes that alerts can be received now. A new period begins where they could not for a while, and where the clock was set: time that a
 * clock has jumped over has not passed.
 * @param periods in the order in which they were
 * @param passed the milliseconds since the last note by a monotonic clock; null where that is not known, as at a start
 */
export function noteReceiving(
  periods: readonly ReceivingPeriod[],
  now: number,
  passed: number | null
): readonly ReceivingPeriod[] {
  const last = periods.at(-1);
  const lasted = passed === null || passed > longestPause ? null : passed;
  const longest = lasted === null ? longestPause : lasted + drift;
  if (last !== undefined && now - last.until >= -drift && now - last.until <= longest) {
    return [...periods.slice(0, -1), { from: last.from, until: Math.max(last.until, now) }];
  }
  // Where the clock was set, the time since the last note is of the new period: it may have been set at once after that.
  return [...periods, { from: now - (lasted ?? 0), until: now }].slice(-mostPeriods);
}

/** Since when alerts can be received without a break. @returns null where that was not noted lately */
export function lastingSince(periods: readonly ReceivingPeriod[], now: number): number | null {
  const last = periods.at(-1);
  return last !== undefined && now >= last.from && now - last.until <= longestPause ? last.from : null;
}

/** Whether the clock was set back before the last of the periods began. */
export function isSetBack(periods: readonly ReceivingPeriod[]): boolean {
  const [former, last] = periods.slice(-2);
  return former !== undefined && last !== undefined && last.from < former.until;
}

/**
 * How long alerts could be received since a moment. Where the clock was set back, and a time came twice, the later one is meant: so it
 * is never more than was.
 * @param since when an alert was received
 * @returns milliseconds
 */
export function receivedFor(periods: readonly ReceivingPeriod[], since: number, now: number): number {
  const lasting = untilNow(periods, now);
  const place = lasting.findLastIndex(({ from, until }) => from <= since && since <= until + longestPause);
  const own = lasting[place];
  const after = own === undefined ? lasting.findLastIndex(({ until }) => until < since) : place;
  const later = lasting.slice(after + 1).reduce((sum, { from, until }) => sum + until - from, 0);
  return later + (own === undefined ? 0 : Math.max(0, own.until - since));
}

/** The last period lasts until now, where it was noted lately. A note that is ahead of now is not believed. */
function untilNow(periods: readonly ReceivingPeriod[], now: number): readonly ReceivingPeriod[] {
  const from = lastingSince(periods, now);
  return from === null ? periods : [...periods.slice(0, -1), { from, until: now }];
}
