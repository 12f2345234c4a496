import { type Action, allowedActions } from '../contract/alert-groups/states.ts';
import type { Actor } from '../contract/types.ts';
import { type Change, type Group, type NewEvent, unsilenced, untouched } from './group.ts';

/** What a person does to a group. `until` is a time in milliseconds since 1970, or null for a silence without end. */
export type GroupAction =
  { readonly action: Exclude<Action, 'silence'> } | { readonly action: 'silence'; readonly until: number | null };

/** Applies a person's action. @returns null where the group's state does not allow it */
export function actOnGroup(group: Group, action: GroupAction, actor: Actor, at: number): Change | null {
  if (!allowedActions[group.state].includes(action.action)) {
    return null;
  }
  switch (action.action) {
    case 'acknowledge':
      return change(
        { ...group, ...unsilenced, state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor },
        { type: 'acknowledged', at, actor }
      );
    case 'unacknowledge':
      return change(fire(group), { type: 'unacknowledged', at, actor });
    case 'resolve':
      return change(
        { ...group, ...unsilenced, state: 'resolved', resolvedAt: at, resolvedBy: actor },
        { type: 'resolved', at, actor }
      );
    case 'unresolve':
      return change(fire(group), { type: 'unresolved', at, actor });
    case 'silence':
      return change(
        { ...fire(group), state: 'silenced', silencedAt: at, silencedBy: actor, silencedUntil: action.until },
        { type: 'silenced', at, actor, silencedUntil: action.until }
      );
    case 'unsilence':
      return change(fire(group), { type: 'unsilenced', at, actor });
  }
}

/** Ends a silence that is due. @returns null where the group is not silenced, or its silence is not due yet */
export function endSilence(group: Group, at: number): Change | null {
  if (group.state !== 'silenced' || group.silencedUntil === null || group.silencedUntil > at) {
    return null;
  }
  return change(fire(group), { type: 'unsilenced', at, actor: { kind: 'system' } });
}

/** The group as firing, without any trace of what people did to it. */
function fire(group: Group): Group {
  return { ...group, ...untouched, state: 'firing' };
}

function change(group: Group, event: NewEvent): Change {
  return { group, events: [event] };
}
