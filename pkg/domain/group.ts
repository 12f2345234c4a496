import type { State } from '../contract/alert-groups/states.ts';
import type { Severity } from '../contract/templates/templates.ts';
import type { Actor, GroupEvent } from '../contract/types.ts';
import type { Labels } from '../interpret/facts.ts';
import type { InstanceCounts } from '../interpret/instances/count-instances.ts';

/** The part of an alert group that alerts and people change. Times are milliseconds since 1970. */
export interface Group {
  readonly state: State;
  readonly title: string;
  /** Version of the templates that made the title, as in `Facts`. */
  readonly titleVersion: string | null;
  readonly severity: Severity | null;
  readonly labels: Labels | null;
  /** Alert instances in the newest payload that had any; null where none had. */
  readonly instances: InstanceCounts | null;
  /** All alerts, recoveries included. */
  readonly alertCount: number;
  readonly startedAt: number;
  readonly lastAlertAt: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: Actor | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: Actor | null;
  /** What the person who resolved it said about it, as with `silencedReason`; null where that is nothing. */
  readonly resolvedReason: string | null;
  readonly silencedAt: number | null;
  readonly silencedBy: Actor | null;
  /** Null in a silenced group: the silence does not end by itself. */
  readonly silencedUntil: number | null;
  readonly silencedReason: string | null;
  /** Who takes care of it. A resolved group keeps who did. */
  readonly assignedTo: Actor | null;
  readonly assignedAt: number | null;
  readonly noteCount: number;
}

/** The fields of `Handling`. The order is that of stored operations: a new one comes last. */
export const handlingFields = [
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
] as const satisfies ReadonlyArray<keyof Group>;

/** What people do to a group beside writing notes. */
export type Handling = Pick<Group, (typeof handlingFields)[number]>;

/** A new entry of the group's timeline. */
export interface NewEvent {
  readonly type: GroupEvent['type'];
  readonly at: number;
  readonly actor: Actor;
  /** For `silenced` only. */
  readonly silencedUntil?: number | null;
  /** The reason, or the note; null where none was given. */
  readonly text?: string | null;
  /** For `assigned` who has it now, and for `unassigned` who had it. */
  readonly assignee?: Actor | null;
}

/** A group after a change, and the new entries of its timeline. */
export interface Change {
  readonly group: Group;
  readonly events: readonly NewEvent[];
}

export const unacknowledged = { acknowledgedAt: null, acknowledgedBy: null } as const;

export const unresolved = { resolvedAt: null, resolvedBy: null, resolvedReason: null } as const;

export const unassigned = { assignedTo: null, assignedAt: null } as const;

export const unsilenced = { silencedAt: null, silencedBy: null, silencedUntil: null, silencedReason: null } as const;

/** Fields of a group that nobody has acted on. */
export const untouched = {
  ...unacknowledged,
  ...unresolved,
  ...unsilenced,
  ...unassigned,
  noteCount: 0,
} as const;

/** The group without its silence. If it was acknowledged before it was silenced, it is acknowledged again, by the same person. */
export function withoutSilence(group: Group): Group {
  return { ...group, ...unsilenced, state: group.acknowledgedAt === null ? 'firing' : 'acknowledged' };
}
