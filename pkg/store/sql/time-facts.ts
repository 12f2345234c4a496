import { sql } from 'kysely';
import { type GroupRules, toGroupRules } from '../../domain/time/group-rules.ts';
import { heartbeatKey } from '../../domain/time/heartbeat.ts';
import type { DueGroup } from '../core/plan-passed-time.ts';
import { parseSettings } from './integrations.ts';

/**
 * The further settings of the integration of a row of `alert_groups`, which say the rules of time; null for the group of missing
 * heartbeats, which the next heartbeat ends and nothing else.
 */
export const settingsColumn = sql<string | null>`(select settings from integrations
  where integrations.id = alert_groups.integration_id
    and coalesce(alert_groups.grouping_key, '') <> ${sql.lit(heartbeatKey)})`.as('settings');

/** When a person last opened the group of a row of `alert_groups` again. */
export const reopenedColumn = sql<
  number | null
>`(select max(events.at) from events where events.group_id = alert_groups.id
    and events.type in ('unresolved', 'restored'))`.as('reopened_at');

interface TimeRow {
  readonly settings: string | null;
  readonly reopened_at: number | null;
}

export function toTimeFacts({ settings, reopened_at: reopenedAt }: TimeRow): Pick<DueGroup, 'rules' | 'reopenedAt'> {
  return { rules: parseRules(settings), reopenedAt };
}

export function parseRules(settings: string | null): GroupRules | null {
  return settings === null ? null : toGroupRules(parseSettings(settings));
}
