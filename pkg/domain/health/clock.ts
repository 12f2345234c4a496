/** When an alert came, and when its sender says that it sent it, in milliseconds since 1970. */
export interface Stamp {
  readonly receivedAt: number;
  readonly sentAt: number;
}

/** With fewer alerts it may be chance. */
const fewestStamps = 3;

const minute = 60_000;

/** Beyond this a time that is ahead is no rounding, and no slight drift. */
const mostAhead = 2 * minute;

/** Less may be a queue; more is no time zone, so an old alert, or an example. */
const behind = { least: 20 * minute, most: 14 * 60 * minute };

/**
 * How far the sender's clock is ahead of ours (negative: behind), by the stamps of its newest alerts. Nobody sends from the future, so
 * that all are ahead is enough. An alert may be late for many reasons, so a clock is only behind where all are late by the same time,
 * give or take a tenth.
 * @returns milliseconds; null where nothing is odd, or nobody can say
 */
export function findClockOffset(stamps: readonly Stamp[]): number | null {
  if (stamps.length < fewestStamps) {
    return null;
  }
  const offsets = stamps.map(({ receivedAt, sentAt }) => sentAt - receivedAt);
  const least = Math.min(...offsets);
  const most = Math.max(...offsets);
  if (least > mostAhead) {
    return least;
  }
  const isSteady = most - least <= Math.max(minute, -most / 10);
  return isSteady && -most >= behind.least && -most <= behind.most ? most : null;
}
