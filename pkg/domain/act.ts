import { type Action, allowedActions } from '../contract/alert-groups/states.ts';
import type { Actor } from '../contract/types.ts';
import {
  type Change,
  type Group,
  type Handling,
  type NewEvent,
  unacknowledged,
  unassigned,
  unresolved,
  unsilenced,
  withoutSilence,
} from './group.ts';
import { isSameActor } from './same-actor.ts';

/**
 * What a person does to a group. `until` is a time in milliseconds since 1970, or null for a silence without end. Reasons and notes
 * are texts for people.
 */
export type GroupAction =
  | { readonly action: Exclude<Action, 'silence' | 'resolve'> }
  | { readonly action: 'resolve'; readonly reason?: string | null }
  | { readonly action: 'silence'; readonly until: number | null; readonly reason?: string | null }
  /** Null: nobody has it any more. */
  | { readonly action: 'assign'; readonly assignee: Actor | null }
  | { readonly action: 'note'; readonly text: string };

/**
 * Applies a person's action. A group can be assigned, and take notes, in any state.
 * @returns null where the group's state does not allow it
 */
export function actOnGroup(group: Group, action: GroupAction, actor: Actor, at: number): Change | null {
  switch (action.action) {
    case 'assign':
      return assign(group, action.assignee, actor, at);
    case 'note':
      return change({ ...group, noteCount: group.noteCount + 1 }, { type: 'noted', at, actor, text: action.text });
  }
  if (!allowedActions[group.state].includes(action.action)) {
    return null;
  }
  switch (action.action) {
    case 'acknowledge':
      return change(
        { ...take(group, actor, at), ...unsilenced, state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor },
        { type: 'acknowledged', at, actor }
      );
    case 'unacknowledge':
      return change({ ...giveBack(group), ...unacknowledged, state: 'firing' }, { type: 'unacknowledged', at, actor });
    case 'resolve': {
      const { reason = null } = action;
      return change(
        { ...group, ...unsilenced, state: 'resolved', resolvedAt: at, resolvedBy: actor, resolvedReason: reason },
        { type: 'resolved', at, actor, text: reason }
      );
    }
    case 'unresolve':
      return change({ ...group, ...unacknowledged, ...unresolved, state: 'firing' }, { type: 'unresolved', at, actor });
    case 'silence': {
      const { until, reason = null } = action;
      const silence = { silencedAt: at, silencedBy: actor, silencedUntil: until, silencedReason: reason };
      return change(
        { ...group, ...silence, state: 'silenced' },
        { type: 'silenced', at, actor, silencedUntil: until, text: reason }
      );
    }
    case 'unsilence':
      return change(withoutSilence(group), { type: 'unsilenced', at, actor });
  }
}

/** Ends a silence that is due. @returns null where the group is not silenced, or its silence is not due yet */
export function endSilence(group: Group, at: number): Change | null {
  if (group.state !== 'silenced' || group.silencedUntil === null || group.silencedUntil > at) {
    return null;
  }
  return change(withoutSilence(group), { type: 'unsilenced', at, actor: { kind: 'system' } });
}

/** Gives the group back what it was before somebody acted on it. */
export function restoreGroup(group: Group, before: Handling, actor: Actor, at: number): Change {
  return change({ ...group, ...before }, { type: 'restored', at, actor });
}

/** To assign a group to who has it already changes nothing, and makes no event. */
function assign(group: Group, assignee: Actor | null, actor: Actor, at: number): Change {
  const { assignedTo } = group;
  if (isSameActor(assignedTo, assignee)) {
    return { group, events: [] };
  }
  return assignee === null
    ? change({ ...group, ...unassigned }, { type: 'unassigned', at, actor, assignee: assignedTo })
    : change({ ...group, assignedTo: assignee, assignedAt: at }, { type: 'assigned', at, actor, assignee });
}

/** A person who acknowledges a group takes it, whoever had it. */
function take(group: Group, actor: Actor, at: number): Group {
  return actor.kind !== 'user' || isSameActor(group.assignedTo, actor)
    ? group
    : { ...group, assignedTo: actor, assignedAt: at };
}

/** Undoes `take`. Who had the group before the acknowledgement still has it. */
function giveBack(group: Group): Group {
  const isTaken = group.assignedAt === group.acknowledgedAt && isSameActor(group.assignedTo, group.acknowledgedBy);
  return isTaken ? { ...group, ...unassigned } : group;
}

function change(group: Group, event: NewEvent): Change {
  return { group, events: [event] };
}
