import type { State } from '../../contract/alert-groups/states.ts';
import type { Actor } from '../../contract/types.ts';
import type { GroupAction } from '../../domain/handling/apply-action.ts';

/** What a person does to groups of an org. A deleted group is hidden at once; it and all that is its own are deleted soon. */
export type PersonAction = GroupAction | { readonly action: 'delete' };

/** What came of an action on groups. */
export interface ActionReport {
  /** The groups that are now as they were wanted, by their ids. */
  readonly changed: readonly number[];
  /** Whether something was changed that can be undone. */
  readonly canUndo: boolean;
  readonly refused: readonly Refusal[];
}

/** A group that is left as it is. */
export interface Refusal {
  readonly id: number;
  readonly code: RefusalCode;
  /** The group's number in its org; null where there is no such group. */
  readonly number: number | null;
  /** The state that it is in, who brought it there, and when; null where that is not known. */
  readonly state: State | null;
  readonly by: Actor | null;
  readonly at: number | null;
}

/**
 * Why a group is left as it is. `forbidden`: whoever asks sees it only. `not_allowed`: its state does not allow the action, or, for undoing one, something else has changed it
 * since. `newer_group_open`: it would be open again, but a newer one with the same key is.
 */
export type RefusalCode = 'not_found' | 'forbidden' | 'not_allowed' | 'newer_group_open';

/** What a person did, as long as it can be undone. */
export interface StoredOperation {
  readonly actor: Actor;
  /** When it last changed something. */
  readonly at: number;
  /** What it changed in one transaction each, by their ids; those that are undone are left out. */
  readonly parts: readonly number[];
  /** The groups that these parts changed. */
  readonly groups: readonly number[];
}

/** That a person deleted a group. */
export interface StoredDeletion {
  /** The group's number in its org. */
  readonly number: number;
  readonly actor: Actor;
  readonly at: number;
}

/** Somebody who has acted in an org, or was assigned there. */
export interface KnownPerson {
  readonly login: string;
  readonly name: string;
}
