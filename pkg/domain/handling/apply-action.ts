import { type Action, allowedActions } from '../../contract/alert-groups/states.ts';
import type { Actor } from '../../contract/types.ts';
import {
  type Handled,
  type Handling,
  unacknowledged,
  unassigned,
  unresolved,
  unsilenced,
  withoutSilence,
} from './handling.ts';
import { isSameActor } from './same-actor.ts';

/** What a person does to a group. `until` is null for a silence without end. Reasons and notes are texts for people. */
export type GroupAction<Time = number> =
  | { readonly action: Exclude<Action, 'silence' | 'resolve'> }
  | { readonly action: 'resolve'; readonly reason?: string | null }
  | {
      readonly action: 'silence';
      readonly until: Time | null;
      readonly reason?: string | null;
      /** Whether groups that open later with the key are silenced, too, see `KeySilence`. */
      readonly outlasts?: boolean;
    }
  /** Null: nobody has it any more. */
  | { readonly action: 'assign'; readonly assignee: Actor | null }
  | { readonly action: 'note'; readonly text: string };

/**
 * The group after a person's action. The sidecar does it by this function, and the pages foresee by it what the sidecar will do.
 * A group can be assigned, and take notes, in any state.
 * @returns the group itself where the action changes nothing; null where the group's state does not allow it
 */
export function applyAction<Time, Group extends Handled<Time>>(
  group: Group,
  action: GroupAction<Time>,
  actor: Actor,
  at: Time
): Group | null {
  switch (action.action) {
    case 'assign':
      return assign(group, action.assignee, at);
    case 'note':
      return { ...group, noteCount: group.noteCount + 1 };
  }
  if (!allowedActions[group.state].includes(action.action)) {
    return null;
  }
  switch (action.action) {
    case 'acknowledge':
      return {
        ...(actor.kind === 'user' ? assign(group, actor, at) : group),
        ...unsilenced,
        state: 'acknowledged',
        acknowledgedAt: at,
        acknowledgedBy: actor,
      };
    case 'unacknowledge':
      return { ...group, ...(isTaken(group) ? unassigned : {}), ...unacknowledged, state: 'firing' };
    case 'resolve': {
      const { reason = null } = action;
      return { ...group, ...unsilenced, state: 'resolved', resolvedAt: at, resolvedBy: actor, resolvedReason: reason };
    }
    case 'unresolve':
      return { ...group, ...unacknowledged, ...unresolved, state: 'firing' };
    case 'silence': {
      const { until, reason = null } = action;
      const silence = { silencedAt: at, silencedBy: actor, silencedUntil: until, silencedReason: reason };
      return { ...group, ...silence, state: 'silenced' };
    }
    case 'unsilence':
      return withoutSilence(group);
  }
}

/** To assign a group to who has it already changes nothing. */
function assign<Time, Group extends Handled<Time>>(group: Group, assignee: Actor | null, at: Time): Group {
  if (isSameActor(group.assignedTo, assignee)) {
    return group;
  }
  return assignee === null ? { ...group, ...unassigned } : { ...group, assignedTo: assignee, assignedAt: at };
}

/** Whether who has the group got it by the acknowledgement. Who had it before that still has it afterwards. */
function isTaken({ assignedAt, assignedTo, acknowledgedAt, acknowledgedBy }: Handling<unknown>): boolean {
  return assignedAt === acknowledgedAt && isSameActor(assignedTo, acknowledgedBy);
}
