import type { State } from '../../contract/alert-groups/states.ts';
import type { Actor } from '../../contract/types.ts';
import type { Group, Handling } from '../../domain/group.ts';

/** What an operation changed of one group, so that it can be undone. */
export interface OperationChange {
  readonly kind: 'handled' | 'noted' | 'deleted';
  readonly groupId: number;
  /** The event that it made; 0 for a deletion, which makes none. */
  readonly eventId: number;
  /** How many alerts the group had then. */
  readonly alertCount: number;
  /** What the group was before; null for a note, which changes nothing of it. */
  readonly before: Handling | null;
}

/** @param eventId as in `OperationChange` */
export function toChange(
  kind: OperationChange['kind'],
  { id, before }: { readonly id: number; readonly before: Group },
  eventId: number
): OperationChange {
  return {
    kind,
    groupId: id,
    eventId,
    alertCount: before.alertCount,
    before: kind === 'noted' ? null : handlingOf(before),
  };
}

function handlingOf(group: Group): Handling {
  return {
    state: group.state,
    acknowledgedAt: group.acknowledgedAt,
    acknowledgedBy: group.acknowledgedBy,
    resolvedAt: group.resolvedAt,
    resolvedBy: group.resolvedBy,
    resolvedReason: group.resolvedReason,
    silencedAt: group.silencedAt,
    silencedBy: group.silencedBy,
    silencedUntil: group.silencedUntil,
    silencedReason: group.silencedReason,
    assignedTo: group.assignedTo,
    assignedAt: group.assignedAt,
  };
}

/** A change without the names of its fields: there are some hundred in a row of the database. */
type PackedChange = [
  kind: OperationChange['kind'],
  groupId: number,
  eventId: number,
  alertCount: number,
  before: PackedHandling | null,
];

type PackedHandling = [
  state: State,
  acknowledgedAt: number | null,
  acknowledgedBy: Actor | null,
  resolvedAt: number | null,
  resolvedBy: Actor | null,
  resolvedReason: string | null,
  silencedAt: number | null,
  silencedBy: Actor | null,
  silencedUntil: number | null,
  silencedReason: string | null,
  assignedTo: Actor | null,
  assignedAt: number | null,
];

/** @returns JSON text */
export function packChanges(changes: readonly OperationChange[]): string {
  return JSON.stringify(
    changes.map(({ kind, groupId, eventId, alertCount, before }): PackedChange => [
      kind,
      groupId,
      eventId,
      alertCount,
      before && [
        before.state,
        before.acknowledgedAt,
        before.acknowledgedBy,
        before.resolvedAt,
        before.resolvedBy,
        before.resolvedReason,
        before.silencedAt,
        before.silencedBy,
        before.silencedUntil,
        before.silencedReason,
        before.assignedTo,
        before.assignedAt,
      ],
    ])
  );
}

export function unpackChanges(packed: string): OperationChange[] {
  return (JSON.parse(packed) as PackedChange[]).map(([kind, groupId, eventId, alertCount, before]) => ({
    kind,
    groupId,
    eventId,
    alertCount,
    before: before && unpackHandling(before),
  }));
}

function unpackHandling([
  state,
  acknowledgedAt,
  acknowledgedBy,
  resolvedAt,
  resolvedBy,
  resolvedReason,
  silencedAt,
  silencedBy,
  silencedUntil,
  silencedReason,
  assignedTo,
  assignedAt,
]: PackedHandling): Handling {
  return {
    state,
    acknowledgedAt,
    acknowledgedBy,
    resolvedAt,
    resolvedBy,
    resolvedReason,
    silencedAt,
    silencedBy,
    silencedUntil,
    silencedReason,
    assignedTo,
    assignedAt,
  };
}
