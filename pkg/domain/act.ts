import type { Action } from '../contract/alert-groups/states.ts';
import type { Actor, GroupEvent } from '../contract/types.ts';
import type { Change, Group, NewEvent } from './group.ts';
import { applyAction, type GroupAction } from './handling/apply-action.ts';
import { type Handling, withoutSilence } from './handling/handling.ts';
import type { GroupRules } from './time/group-rules.ts';

/**
 * Applies a person's action. One that changes nothing makes no event.
 * @param rules what time does to groups of the integration; null where that is nothing
 * @returns null where the group's state does not allow it
 */
export function actOnGroup(
  group: Group,
  action: GroupAction,
  actor: Actor,
  at: number,
  rules: GroupRules | null = null
): Change | null {
  const acted = applyAction(group, action, actor, at);
  if (acted === null || acted === group) {
    return acted && { group, events: [] };
  }
  return { group: dueAgain(group, acted, at, rules), events: [{ ...toEvent(group, action), at, actor }] };
}

/** Ends the silence of the key of a group that is not silenced itself. */
export function endKeySilence(group: Group, actor: Actor, at: number): Change {
  return { group, events: [{ type: 'unsilenced', at, actor, text: 'For what comes next' }] };
}

/** Ends a silence that is due; where a maintenance window made it, its end is the window's. @returns null where the group is not silenced, or its silence is not due yet */
export function endSilence(group: Group, at: number, rules: GroupRules | null = null): Change | null {
  if (group.state !== 'silenced' || group.silencedUntil === null || group.silencedUntil > at) {
    return null;
  }
  const shown = dueAgain(group, withoutSilence(group), at, rules);
  const actor = group.silencedBy?.kind === 'maintenance' ? group.silencedBy : ({ kind: 'system' } as const);
  return { group: shown, events: [{ type: 'unsilenced', at, actor }] };
}

/** Gives the group back what it was before somebody acted on it. */
export function restoreGroup(
  group: Group,
  before: Handling,
  actor: Actor,
  at: number,
  rules: GroupRules | null = null
): Change {
  return { group: dueAgain(group, { ...group, ...before }, at, rules), events: [{ type: 'restored', at, actor }] };
}

/**
 * Has time look at a group for which a rule begins to count: one that is opened again, or is acknowledged. A mark of flapping that nobody
 * asks for any more is not opened with the group: time would settle it at once, and resolve what a person has opened.
 */
function dueAgain(before: Group, group: Group, at: number, rules: GroupRules | null): Group {
  const isOpened = before.state === 'resolved' && group.state !== 'resolved';
  const isAcknowledged = group.state === 'acknowledged' && before.state !== 'acknowledged';
  const shown = isOpened && !rules?.flapping ? { ...group, flaps: null, flappingSince: null } : group;
  return rules !== null && (isOpened || isAcknowledged) ? { ...shown, dueAt: at } : shown;
}

/** @param before the group as it was before the action */
function toEvent(before: Group, action: GroupAction): Omit<NewEvent, 'at' | 'actor'> {
  switch (action.action) {
    case 'assign':
      return action.assignee === null
        ? { type: 'unassigned', assignee: before.assignedTo }
        : { type: 'assigned', assignee: action.assignee };
    case 'note':
      return { type: 'noted', text: action.text };
    case 'resolve':
      return { type: 'resolved', text: action.reason ?? null };
    case 'silence':
      return { type: 'silenced', silencedUntil: action.until, text: action.reason ?? null };
    default:
      return { type: eventTypes[action.action] };
  }
}

const eventTypes = {
  acknowledge: 'acknowledged',
  unacknowledge: 'unacknowledged',
  unresolve: 'unresolved',
  unsilence: 'unsilenced',
} as const satisfies Partial<Record<Action, GroupEvent['type']>>;
