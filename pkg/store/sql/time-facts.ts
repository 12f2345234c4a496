import { sql } from 'kysely';
import { defaultTimeSettings } from '../../contract/integrations/time.ts';
import type { IntegrationSettings } from '../../contract/types.ts';
import { toGroupRules } from '../../domain/time/group-rules.ts';
import type { DueGroup } from '../core/plan-passed-time.ts';

/** What is asked of `alert_groups` that time is to look at, beside the groups. */
export const timeColumns = [
  sql<string>`(select settings from integrations where integrations.id = alert_groups.integration_id)`.as('settings'),
  sql<number | null>`(select max(events.at) from events where events.group_id = alert_groups.id
    and events.type in ('unresolved', 'restored'))`.as('reopened_at'),
] as const;

interface TimeRow {
  readonly settings: string;
  readonly reopened_at: number | null;
}

export function toTimeFacts({ settings, reopened_at: reopenedAt }: TimeRow): Pick<DueGroup, 'rules' | 'reopenedAt'> {
  const known = JSON.parse(settings) as Partial<IntegrationSettings>;
  return { rules: toGroupRules({ ...defaultTimeSettings, ...known }), reopenedAt };
}
