import { type RawBuilder, sql } from 'kysely';
import { mostOutOfOrder } from './partitioned-tables.ts';

/** Whether a row of `alerts` is of the group. It says where their ids are, so that other partitions are not looked into. */
export function isAlertOf(groupId: number): RawBuilder<boolean> {
  return sql<boolean>`alerts.group_id = ${groupId}
    and alerts.id >= coalesce((select first_alert_id - ${sql.lit(mostOutOfOrder)} from alert_groups where id = ${groupId}), 0)
    and alerts.id <= coalesce((select last_alert_id from alert_group_counts
      where alert_group_counts.group_id = ${groupId}), ${sql.lit(Number.MAX_SAFE_INTEGER)})`;
}
