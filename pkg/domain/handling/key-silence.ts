import type { Actor } from '../../contract/types.ts';
import type { GroupAction } from './apply-action.ts';

/** A silence that outlasts recovery: a group that opens with its key while it lasts opens silenced. Times are as in `Handling`. */
export interface KeySilence<Time = number> {
  readonly at: Time;
  readonly by: Actor;
  /** Null: it does not end by itself. */
  readonly until: Time | null;
  readonly reason: string | null;
}

/** Whether a group that opens now opens silenced. @param at milliseconds since 1970 */
export function isInForce(silence: KeySilence | null | undefined, at: number): silence is KeySilence {
  return silence !== null && silence !== undefined && (silence.until === null || silence.until > at);
}

/**
 * What a person's action on a group makes of the silence of its key. Another silence, of which the newest word counts, takes its place;
 * whatever else happens to the group, to be resolved, acknowledged or deleted, lets it be.
 * @param known the silence of the key before; null where there is none
 * @returns undefined where it stays
 */
export function silenceKey(
  known: KeySilence | null,
  action: GroupAction | { readonly action: 'delete' },
  actor: Actor,
  at: number
): KeySilence | null | undefined {
  const ended = known === null ? undefined : null;
  switch (action.action) {
    case 'silence': {
      const { until, reason = null, outlasts = false } = action;
      return outlasts ? { at, by: actor, until, reason } : ended;
    }
    case 'unsilence':
      return ended;
    default:
      return undefined;
  }
}
