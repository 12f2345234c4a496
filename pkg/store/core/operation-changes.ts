import type { Group } from '../../domain/group.ts';
import { type Handling, handlingFields } from '../../domain/handling/handling.ts';
import type { KeySilence } from '../../domain/handling/key-silence.ts';

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
  /** What it made of the silence of the group's key; null where it let that be. */
  readonly keySilence: KeySilenceChange | null;
}

/** Null: there is none. */
export interface KeySilenceChange {
  readonly before: KeySilence | null;
  readonly after: KeySilence | null;
}

/** @param eventId as in `OperationChange` */
export function toChange(
  kind: OperationChange['kind'],
  {
    id,
    before,
    keySilence = null,
  }: { readonly id: number; readonly before: Group; readonly keySilence?: KeySilenceChange | null },
  eventId: number
): OperationChange {
  return {
    kind,
    groupId: id,
    eventId,
    alertCount: before.alertCount,
    before: kind === 'noted' ? null : before,
    keySilence,
  };
}

/** A change without the names of its fields: there are some hundred in a row of the database. */
type PackedChange = [
  kind: OperationChange['kind'],
  groupId: number,
  eventId: number,
  alertCount: number,
  before: PackedHandling | null,
  keySilence: KeySilenceChange | null,
];

/** The values of `handlingFields`. */
type PackedHandling = ReadonlyArray<Handling[keyof Handling]>;

/** @returns JSON text */
export function packChanges(changes: readonly OperationChange[]): string {
  return JSON.stringify(
    changes.map(({ kind, groupId, eventId, alertCount, before, keySilence }): PackedChange => [
      kind,
      groupId,
      eventId,
      alertCount,
      before && handlingFields.map((field) => before[field]),
      keySilence,
    ])
  );
}

export function unpackChanges(packed: string): OperationChange[] {
  return (JSON.parse(packed) as PackedChange[]).map(([kind, groupId, eventId, alertCount, before, keySilence]) => ({
    kind,
    groupId,
    eventId,
    alertCount,
    before: before && unpackHandling(before),
    // Those that an earlier version has packed end before it.
    keySilence: keySilence ?? null,
  }));
}

function unpackHandling(values: PackedHandling): Handling {
  return Object.fromEntries(handlingFields.map((field, i) => [field, values[i]])) as unknown as Handling;
}
