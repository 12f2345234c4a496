import type { State } from '../../contract/alert-groups/states.ts';
import type { Actor } from '../../contract/types.ts';

/** What people do to a group beside writing notes. A `Time` is in milliseconds since 1970, or whatever a caller writes its times in. */
export interface Handling<Time = number> {
  readonly state: State;
  readonly acknowledgedAt: Time | null;
  readonly acknowledgedBy: Actor | null;
  readonly resolvedAt: Time | null;
  readonly resolvedBy: Actor | null;
  /** What the person who resolved it said about it, as with `silencedReason`; null where that is nothing. */
  readonly resolvedReason: string | null;
  readonly silencedAt: Time | null;
  readonly silencedBy: Actor | null;
  /** Null in a silenced group: the silence does not end by itself. */
  readonly silencedUntil: Time | null;
  readonly silencedReason: string | null;
  /** Who takes care of it. A resolved group keeps who did. */
  readonly assignedTo: Actor | null;
  readonly assignedAt: Time | null;
}

/** What people do to a group. */
export interface Handled<Time = number> extends Handling<Time> {
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
] as const satisfies ReadonlyArray<keyof Handling>;

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
export function withoutSilence<Time, Group extends Handling<Time>>(group: Group): Group {
  return { ...group, ...unsilenced, state: group.acknowledgedAt === null ? 'firing' : 'acknowledged' };
}
