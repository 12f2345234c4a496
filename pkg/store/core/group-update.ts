import type { Group, NewEvent } from '../../domain/group.ts';
import type { KeySilence } from '../../domain/handling/key-silence.ts';

/** A group as a plan gets it from the database. */
export interface KnownGroup {
  readonly id: number;
  readonly orgId: number;
  readonly group: Group;
}

/** What a plan writes of a group that the database has: its row, and new entries of its timeline. */
export interface GroupUpdate extends KnownGroup {
  readonly events: readonly NewEvent[];
}

/** What a plan writes of the silence of a group's key. */
export interface KeySilenceWrite {
  /** Any group with the key. */
  readonly groupId: number;
  /** Null: there is none any more. */
  readonly silence: KeySilence | null;
}
