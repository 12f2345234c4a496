import type { DueHeartbeat } from '../shapes/heartbeats.ts';
import { parseSettings } from './integrations.ts';

/** What is asked of heartbeats, joined with their integrations, that are to be looked at. */
export const heartbeatColumns = [
  'heartbeats.integration_id',
  'heartbeats.last_at',
  'heartbeats.expected_since',
  'heartbeats.missed_after',
  'integrations.org_id',
  'integrations.uid',
  'integrations.settings',
  'integrations.deleted_at',
] as const;

interface HeartbeatRow {
  readonly integration_id: number;
  readonly last_at: number;
  readonly expected_since: number | null;
  readonly missed_after: number | null;
  readonly org_id: number;
  readonly uid: string;
  readonly settings: string;
  readonly deleted_at: number | null;
}

/** Nothing is expected of an integration that takes no deliveries. */
export function toDueHeartbeat(row: HeartbeatRow): DueHeartbeat {
  const settings = parseSettings(row.settings);
  return {
    integrationId: row.integration_id,
    orgId: row.org_id,
    uid: row.uid,
    settings: row.deleted_at === null && settings.enabled ? settings.heartbeat : null,
    lastAt: row.last_at,
    expectedSince: row.expected_since,
    missedAfter: row.missed_after,
  };
}
