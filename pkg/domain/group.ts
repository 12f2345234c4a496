import type { State } from '../contract/states.ts';
import type { Severity } from '../contract/templates.ts';
import type { Actor, GroupEvent } from '../contract/types.ts';
import type { Labels } from '../interpret/facts.ts';
import type { InstanceCounts } from '../interpret/instances/count-instances.ts';

/** The part of an alert group that alerts and people change. Times are milliseconds since 1970. */
export interface Group {
  readonly state: State;
  readonly title: string;
  /** What the title was made with, as in `Facts`. */
  readonly titleVersion: string | null;
  readonly severity: Severity | null;
  readonly labels: Labels | null;
  /** Those that the newest payload carried; null where none carried some. */
  readonly instances: InstanceCounts | null;
  /** Every alert counts, recoveries too. */
  readonly alertCount: number;
  readonly startedAt: number;
  readonly lastAlertAt: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: Actor | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: Actor | null;
  readonly silencedAt: number | null;
  readonly silencedBy: Actor | null;
  /** Null in a silenced group: the silence does not end by itself. */
  readonly silencedUntil: number | null;
}

/** A new entry of the group's timeline. */
export interface NewEvent {
  readonly type: GroupEvent['type'];
  readonly at: number;
  readonly actor: Actor;
  /** For `silenced` only. */
  readonly silencedUntil?: number | null;
}

/** What became of a group, and what its timeline says of it. */
export interface Change {
  readonly group: Group;
  readonly events: readonly NewEvent[];
}

export const unsilenced = { silencedAt: null, silencedBy: null, silencedUntil: null } as const;

/** A group to which nobody has done anything. */
export const untouched = {
  ...unsilenced,
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  resolvedBy: null,
} as const;
