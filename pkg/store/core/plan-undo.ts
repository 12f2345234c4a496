import { isDeepStrictEqual } from 'node:util';
import type { Actor, GroupEvent } from '../../contract/types.ts';
import { restoreGroup } from '../../domain/act.ts';
import { type Handling, withoutSilence } from '../../domain/handling/handling.ts';
import type { ActionReport, Refusal } from '../shapes/actions.ts';
import type { GroupUpdate, KeySilenceWrite } from './group-update.ts';
import type { OperationChange } from './operation-changes.ts';
import { type ActedGroup, refuse } from './plan-actions.ts';

/** A group that an operation changed. */
export interface UndoneGroup extends ActedGroup {
  /** Whether it is hidden, to be deleted. */
  readonly isHidden: boolean;
  /** The first event since the operation's own, without notes and what was undone; null where there is none. */
  readonly since: { readonly type: GroupEvent['type']; readonly actor: Actor; readonly at: number } | null;
  /** Whether the event that the operation made is there. */
  readonly hasEvent: boolean;
  /**
   * Until when the maintenance window silences the group that had silenced it before the operation, as it is noted now; null where none
   * had, or nothing is noted.
   */
  readonly maintainedUntil: number | null;
}

export interface UndoFacts {
  /** By id; groups that are gone are missing. */
  readonly groups: ReadonlyMap<number, UndoneGroup>;
  /** The keys of the groups that are not open among them, for which another group is open. */
  readonly openKeys: ReadonlySet<string>;
}

export interface UndoPlan {
  readonly report: ActionReport;
  /** To be written in this order. Hidden groups are shown again. */
  readonly updates: readonly GroupUpdate[];
  /** Notes to delete. */
  readonly notes: ReadonlyArray<{ readonly groupId: number; readonly eventId: number }>;
  readonly keySilences: readonly KeySilenceWrite[];
}

/**
 * Decides what becomes of the groups when an operation is undone: each is what it was before, unless something else has changed it
 * since. A group that was resolved before is not resolved again where it has got alerts since: nobody would see them. So is the silence
 * of its key, where nobody has made or ended one since. A silence that a maintenance window made is as the window is now.
 * At most one group with a key is open afterwards.
 */
export function planUndo(
  { groups, openKeys }: UndoFacts,
  changes: readonly OperationChange[],
  { actor, at }: { readonly actor: Actor; readonly at: number }
): UndoPlan {
  const taken = new Set(openKeys);
  const changed: number[] = [];
  const refused: Refusal[] = [];
  const updates: GroupUpdate[] = [];
  const notes: Array<{ groupId: number; eventId: number }> = [];
  const keySilences: KeySilenceWrite[] = [];

  for (const change of changes) {
    const refusal = undo(change);
    if (refusal === null) {
      changed.push(change.groupId);
    } else {
      refused.push(refusal);
    }
  }
  return { report: { changed, canUndo: false, refused }, updates, notes, keySilences };

  function undo({ kind, groupId: id, eventId, alertCount, before, keySilence }: OperationChange): Refusal | null {
    const known = groups.get(id);
    if (known === undefined || known.isHidden !== (kind === 'deleted')) {
      return refuse(id, 'not_found', undefined);
    }
    const { orgId, key, group, since } = known;
    if (before === null) {
      if (known.hasEvent) {
        updates.push({ id, orgId, group: { ...group, noteCount: group.noteCount - 1 }, events: [] });
        notes.push({ groupId: id, eventId });
      }
      return null;
    }
    if (since !== null) {
      return { ...refuse(id, 'not_allowed', known), by: since.actor, at: since.at };
    }
    if (before.state === 'resolved' && group.state !== 'resolved' && group.alertCount > alertCount) {
      return { ...refuse(id, 'not_allowed', known), by: { kind: 'source' }, at: group.lastAlertAt };
    }
    if (opens(known, before) && key !== null) {
      if (taken.has(key)) {
        return refuse(id, 'newer_group_open', known);
      }
      taken.add(key);
    }
    updates.push({ id, orgId, ...restoreGroup(group, asItIsNow(before, known, at), actor, at, known.rules) });
    if (keySilence !== null && isDeepStrictEqual(known.keySilence, keySilence.after)) {
      keySilences.push({ groupId: id, silence: keySilence.before });
    }
    return null;
  }
}

/** The silence of a maintenance window ends with the window, which may have another end since, or be gone. */
function asItIsNow(before: Handling, { maintainedUntil }: UndoneGroup, at: number): Handling {
  if (before.state !== 'silenced' || silencingWindow(before) === null) {
    return before;
  }
  return maintainedUntil === null || maintainedUntil <= at
    ? withoutSilence(before)
    : { ...before, silencedUntil: maintainedUntil };
}

/** The uid of the maintenance window that made the silence; null where none did. */
export function silencingWindow(before: Handling | null): string | null {
  return before?.silencedBy?.kind === 'maintenance' ? before.silencedBy.uid : null;
}

/** A hidden group is not open, whatever it was. */
function opens({ isHidden, group }: UndoneGroup, before: Handling): boolean {
  return before.state !== 'resolved' && (isHidden || group.state === 'resolved');
}
