import { allowedActions } from '../../../pkg/contract/alert-groups/states.ts';
import type { Actor, AlertGroupSummary } from '../../../pkg/contract/types.ts';
import type { GroupAction } from './operation';

/** The fields of a group that actions change. */
export type Handling = Pick<AlertGroupSummary, (typeof handled)[number]>;

const handled = [
  'state',
  'acknowledgedAt',
  'acknowledgedBy',
  'resolvedAt',
  'resolvedBy',
  'resolvedReason',
  'silencedAt',
  'silencedBy',
  'silencedUntil',
  'silencedReason',
  'assignedTo',
  'assignedAt',
  'noteCount',
] as const;

/** How the group is handled now. */
export function handlingOf(group: AlertGroupSummary): Handling {
  return Object.fromEntries(handled.map((field) => [field, group[field]])) as unknown as Handling;
}

const unacknowledged = { acknowledgedAt: null, acknowledgedBy: null };
const unsilenced = { silencedAt: null, silencedBy: null, silencedUntil: null, silencedReason: null };
const unresolved = { resolvedAt: null, resolvedBy: null, resolvedReason: null };

/**
 * What the group will be like once the sidecar has done the action, as far as a page can tell; it is shown until the reply comes.
 * @param now ISO 8601
 * @returns undefined where the action changes nothing that is shown, or is not possible
 */
export function predict(
  group: AlertGroupSummary,
  action: GroupAction,
  me: Actor,
  now: string
): Partial<Handling> | undefined {
  switch (action.action) {
    case 'assign':
      return assigned(action.assignee, me, now);
    case 'note':
      return { noteCount: group.noteCount + 1 };
    case 'delete':
      return undefined;
  }
  if (!allowedActions[group.state].includes(action.action)) {
    return undefined;
  }
  switch (action.action) {
    case 'acknowledge':
      return {
        ...unsilenced,
        ...(me.kind === 'user' && { assignedTo: me, assignedAt: now }),
        state: 'acknowledged',
        acknowledgedAt: now,
        acknowledgedBy: me,
      };
    case 'unacknowledge':
      return { ...unacknowledged, ...(isTaken(group) && { assignedTo: null, assignedAt: null }), state: 'firing' };
    case 'resolve':
      return {
        ...unsilenced,
        state: 'resolved',
        resolvedAt: now,
        resolvedBy: me,
        resolvedReason: action.reason ?? null,
      };
    case 'unresolve':
      return { ...unacknowledged, ...unresolved, state: 'firing' };
    case 'silence':
      return {
        state: 'silenced',
        silencedAt: now,
        silencedBy: me,
        silencedUntil: endOf(action, now),
        silencedReason: action.reason ?? null,
      };
    case 'unsilence':
      return { ...unsilenced, state: group.acknowledgedAt === null ? 'firing' : 'acknowledged' };
  }
}

type Silence = Extract<GroupAction, { action: 'silence' }>;

function endOf(silence: Silence, now: string): string | null {
  if ('minutes' in silence) {
    return new Date(Date.parse(now) + silence.minutes * 60_000).toISOString();
  }
  return 'until' in silence ? silence.until : null;
}

function assigned(
  assignee: Extract<GroupAction, { action: 'assign' }>['assignee'],
  me: Actor,
  now: string
): Partial<Handling> {
  if (assignee === null) {
    return { assignedTo: null, assignedAt: null };
  }
  return { assignedTo: assignee === 'me' ? me : { kind: 'user', name: '', ...assignee }, assignedAt: now };
}

/** Whether the acknowledgement gave the group to who has it. */
function isTaken({ assignedAt, acknowledgedAt }: AlertGroupSummary): boolean {
  return assignedAt !== null && assignedAt === acknowledgedAt;
}
