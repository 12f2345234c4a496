import type { Actor } from '../../contract/types.ts';
import { actOnGroup } from '../act.ts';
import type { Change, Group } from '../group.ts';
import { isSameActor } from '../handling/same-actor.ts';
import type { GroupRules } from '../time/group-rules.ts';

/** How a maintenance window wants its silences to be. Times are milliseconds since 1970. */
export interface WantedSilence {
  /** The window. */
  readonly actor: Actor;
  /** When its silences end; null where that is now. */
  readonly until: number | null;
  readonly at: number;
  /** What time does to groups of the integration; null where that is nothing. */
  readonly rules: GroupRules | null;
}

/** Has the silence that a maintenance window made end at another time. @returns null where the group has none of the window's */
export function prolongSilence(group: Group, { actor, until, at, rules }: WantedSilence): Change | null {
  if (group.state !== 'silenced' || !isSameActor(group.silencedBy, actor)) {
    return null;
  }
  return until === null || until <= at
    ? actOnGroup(group, { action: 'unsilence' }, actor, at, rules)
    : actOnGroup(group, { action: 'silence', until, reason: group.silencedReason }, actor, at, rules);
}
