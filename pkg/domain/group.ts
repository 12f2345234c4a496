import type { Severity } from '../contract/templates/templates.ts';
import type { Actor, GroupEvent } from '../contract/types.ts';
import type { Labels } from '../interpret/facts.ts';
import type { InstanceCounts } from '../interpret/instances/count-instances.ts';
import type { Handled } from './handling/handling.ts';
import type { Flaps } from './time/flapping.ts';

/** The part of an alert group that alerts and people change. Times are milliseconds since 1970. */
export interface Group extends Handled {
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
  /** When time is to look at the group, at the latest; null where time does nothing to it. */
  readonly dueAt: number | null;
  /** What the alerts with its key have said last; null where the integration does not ask whether groups flap. */
  readonly flaps: Flaps | null;
  /** Since when it flaps: recoveries do not resolve it. A resolved group keeps it for who opens that again. */
  readonly flappingSince: number | null;
}

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
