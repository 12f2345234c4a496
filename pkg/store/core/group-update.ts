import type { Group, NewEvent } from '../../domain/group.ts';

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
