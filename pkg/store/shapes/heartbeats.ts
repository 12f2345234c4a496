import type { Heartbeat } from '../../domain/time/heartbeat.ts';

/** A heartbeat that has come. */
export interface Beat {
  readonly integrationId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The heartbeats of an integration that are to be looked at. */
export interface DueHeartbeat extends Heartbeat {
  readonly integrationId: number;
  readonly orgId: number;
  readonly uid: string;
}

/** Heartbeats that are to be looked at, some of them, and what that needs. */
export interface DueHeartbeats {
  readonly due: readonly DueHeartbeat[];
  /** Since when alerts could be received without a break; null where that is not noted at present. */
  readonly receivingSince: number | null;
  /** The time by which they are due. */
  readonly at: number;
}

/** What was found out of the heartbeats of an integration. */
export interface SeenHeartbeat {
  readonly integrationId: number;
  /** As it was looked at. Where one has come since, they are looked at again at once. */
  readonly lastAt: number;
  readonly expectedSince: number | null;
  readonly missedAfter: number | null;
  /** When they are to be looked at again; null where only the next one, or a change of the settings, is a reason. */
  readonly dueAt: number | null;
}

/** The heartbeats of an integration for people. */
export interface StoredHeartbeat {
  readonly lastAt: number;
  readonly isMissing: boolean;
}
