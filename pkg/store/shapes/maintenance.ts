import type { Actor } from '../../contract/types.ts';
import type { Schedule } from '../../domain/maintenance/schedule.ts';

/** Of which groups a maintenance window is: those that fulfil both. */
export interface WindowScope {
  /** By their uids; none stands for all. */
  readonly integrations: readonly string[];
  /** In the language of the search; it parses. */
  readonly query: string;
}

/** What people, or files, say of a maintenance window. */
export interface WindowContent extends WindowScope, Omit<Schedule, 'endedAt'> {
  readonly name: string;
  /** Empty for none. */
  readonly reason: string;
  /** Whether groups that are open already when it begins are silenced too. */
  readonly includesOpen: boolean;
}

/** A maintenance window. Times are milliseconds since 1970. */
export interface StoredWindow extends WindowContent, Schedule {
  readonly orgId: number;
  readonly uid: string;
  readonly provisioned: boolean;
  /** Null where a provisioning file made it. */
  readonly createdBy: Actor | null;
  readonly createdAt: number;
  /** Null where nobody has changed it, or a provisioning file did. */
  readonly changedBy: Actor | null;
  readonly changedAt: number | null;
  /** When its last occurrence ends, see `checkSchedule`. */
  readonly lastEndsAt: number | null;
  /** Another one after each change, higher than all before in the database. */
  readonly version: number;
}

/** A maintenance window, also a deleted one, of which something is to be done. */
export interface KeptWindow extends StoredWindow {
  readonly deletedAt: number | null;
  /** Whether the silences that it made end as it says since its last change. */
  readonly isSettled: boolean;
}

export interface WindowTimes {
  readonly lastEndsAt: number | null;
}

/** What somebody asks for. */
export type WindowChange =
  | { readonly kind: 'create'; readonly uid: string; readonly content: WindowContent & WindowTimes }
  /** `content` is all of it, made of the window of that version. */
  | {
      readonly kind: 'update';
      readonly uid: string;
      readonly version: number;
      readonly content: WindowContent & WindowTimes;
    }
  /** Ends the present occurrence. */
  | { readonly kind: 'end'; readonly uid: string }
  | { readonly kind: 'delete'; readonly uid: string };

/**
 * What became of a change. Unless it is `changed`, nothing has changed. `forbidden`: whoever asks may not act on all that it is of. `outdated`: somebody else has changed it since the version that
 * the change is of.
 */
export type WindowOutcome = 'changed' | 'not_found' | 'forbidden' | 'provisioned' | 'outdated' | 'too_many';

/** What provisioning files say of maintenance windows. */
export interface WindowProvisioning {
  readonly windows: readonly ProvisionedWindow[];
  readonly deletions: ReadonlyArray<{ readonly orgId: number; readonly uid: string }>;
}

export interface ProvisionedWindow extends WindowContent, WindowTimes {
  readonly orgId: number;
  readonly uid: string;
}

/** Groups that a maintenance window is to silence, where they fire and it has not done so in this occurrence. */
export interface WindowTaking {
  readonly orgId: number;
  readonly uid: string;
  /** Of the window as it was when they were found; of another one nothing is taken. */
  readonly version: number;
  /** When the occurrence ends. */
  readonly until: number;
  readonly ids: readonly number[];
  readonly at: number;
}

/** Silences that a maintenance window made, and that are to end with its present occurrence, or now. */
export interface WindowSettling {
  readonly orgId: number;
  readonly uid: string;
  readonly version: number;
  /** When the present occurrence ends; null where none is active. */
  readonly until: number | null;
  readonly at: number;
}
