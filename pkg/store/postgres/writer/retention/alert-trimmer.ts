import { sql } from 'kysely';
import { firstKept, planTrim, smallestTrimmed } from '../../../core/plan-retention.ts';
import type { RetentionDefaults } from '../../../store.ts';
import type { Db } from '../db.ts';
import { deleteAlertsOf } from './delete-alerts.ts';

interface LargeGroup {
  readonly id: number;
  readonly storedAlerts: number;
  readonly keptAlerts: number | null;
}

/** Trims one of the large groups by one step; one that another sidecar trims is left to it. @returns whether there is more to trim */
export async function trimOneGroup(db: Db, defaults: RetentionDefaults): Promise<boolean> {
  const stored = sql<number>`(alert_count - deleted_alert_count)`;
  const kept = sql`coalesce(kept_alerts, ${defaults.keptAlerts}::bigint)`;
  const { rows } = await sql<LargeGroup>`select group_id as id, ${stored} as "storedAlerts", kept_alerts as "keptAlerts"
    from alert_group_counts join alert_groups on alert_groups.id = group_id
      join integrations on integrations.id = alert_groups.integration_id
    where alert_count >= ${sql.lit(smallestTrimmed)} and ${kept} > 0 and ${stored} > ${kept} + ${sql.lit(firstKept)}
    order by ${stored} desc limit 1
    for no key update of alert_groups, alert_group_counts skip locked`.execute(db);
  for (const group of rows) {
    const plan = planTrim(group, defaults);
    if (plan !== null) {
      const removed = await deleteAlertsOf(db, group.id, { after: plan.keepNewest, limit: plan.remove });
      await sql`update alert_group_counts set deleted_alert_count = deleted_alert_count + ${removed}::bigint
        where group_id = ${group.id}`.execute(db);
      return true;
    }
  }
  return false;
}
