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

/** A group after a change, and the new entries of its timeline. */
export interface Change {
  readonly group: Group;
  readonly events: readonly NewEvent[];
}

export const unsilenced = { silencedAt: null, silencedBy: null, silencedUntil: null } as const;

/** Fields of a group that nobody has acted on. */
export const untouched = {
  ...unsilenced,
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  resolvedBy: null,
} as const;
