import type { HeartbeatSettings } from '../../contract/integrations/heartbeat.ts';

/** The grouping key of the group of missing heartbeats in each integration. */
export const heartbeatKey = 'bellhook:heartbeat';

/** What is known of an integration's heartbeats. Times are milliseconds since 1970. */
export interface Heartbeat {
  /** Null where none is expected. */
  readonly settings: HeartbeatSettings | null;
  /** When the last one came. */
  readonly lastAt: number;
  /** From when on they are expected as `settings` say; null where that has not been noted yet. */
  readonly expectedSince: number | null;
  /** When the one came after which they are missing; null where they are not. */
  readonly missedAfter: number | null;
}

/** What becomes of it. */
export type HeartbeatChange =
  /** None is expected. */
  | { readonly kind: 'off' }
  /** The next one is expected until `dueAt`. */
  | { readonly kind: 'wait'; readonly dueAt: number; readonly expectedSince: number }
  | { readonly kind: 'missing' }
  /** They were missing before, and are. */
  | { readonly kind: 'still_missing' }
  /** One has come after they were missing; `dueAt` as above. */
  | { readonly kind: 'back'; readonly dueAt: number; readonly expectedSince: number };

/**
 * Decides whether heartbeats are missing. A sender is not blamed for those that could not be received: once they can be again, it has
 * all of the time for the next one.
 * @param receivingSince since when alerts could be received without a break
 */
export function lookAtHeartbeat(
  { settings, lastAt, expectedSince, missedAfter }: Heartbeat,
  receivingSince: number,
  at: number
): HeartbeatChange {
  if (settings === null) {
    return { kind: 'off' };
  }
  if (missedAfter === lastAt) {
    return { kind: 'still_missing' };
  }
  const expected = expectedSince ?? at;
  // A sidecar whose clock is ahead may have noted it.
  const since = Math.max(Math.min(lastAt, at), Math.min(expected, at), receivingSince);
  const dueAt = since + (settings.everySeconds + settings.graceSeconds) * 1000;
  if (missedAfter !== null) {
    return { kind: 'back', dueAt, expectedSince: expected };
  }
  return dueAt <= at ? { kind: 'missing' } : { kind: 'wait', dueAt, expectedSince: expected };
}
