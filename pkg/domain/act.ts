import { type Action, allowedActions } from '../contract/states.ts';
import type { Actor } from '../contract/types.ts';
import { type Change, type Group, type NewEvent, unsilenced, untouched } from './group.ts';

/** What a person asks of a group. `until` is a time, or null for a silence without end. */
export type Request =
  { readonly action: Exclude<Action, 'silence'> } | { readonly action: 'silence'; readonly until: number | null };

/** Applies a person's action, or replies `null` where the group's state does not allow it. */
export function actOnGroup(group: Group, request: Request, actor: Actor, at: number): Change | null {
  if (!allowedActions[group.state].includes(request.action)) {
    return null;
  }
  switch (request.action) {
    case 'acknowledge':
      return change(
        { ...group, ...unsilenced, state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor },
        {
          type: 'acknowledged',
          at,
          actor,
        }
      );
    case 'unacknowledge':
      return change(fire(group), { type: 'unacknowledged', at, actor });
    case 'resolve':
      return change(
        { ...group, ...unsilenced, state: 'resolved', resolvedAt: at, resolvedBy: actor },
        {
          type: 'resolved',
          at,
          actor,
        }
      );
    case 'unresolve':
      return change(fire(group), { type: 'unresolved', at, actor });
    case 'silence':
      return change(
        { ...fire(group), state: 'silenced', silencedAt: at, silencedBy: actor, silencedUntil: request.until },
        { type: 'silenced', at, actor, silencedUntil: request.until }
      );
    case 'unsilence':
      return change(fire(group), { type: 'unsilenced', at, actor });
  }
}

/** Ends a silence whose time has come; `null` where the group is not silenced, or not yet due. */
export function endSilence(group: Group, at: number): Change | null {
  if (group.state !== 'silenced' || group.silencedUntil === null || group.silencedUntil > at) {
    return null;
  }
  return change(fire(group), { type: 'unsilenced', at, actor: { kind: 'system' } });
}

/** The group as firing, with nothing left of what people had done to it. */
function fire(group: Group): Group {
  return { ...group, ...untouched, state: 'firing' };
}

function change(group: Group, event: NewEvent): Change {
  return { group, events: [event] };
}
