import type { Generated } from 'kysely';
import type { GroupCountsRow, Schema } from '../sql/schema.ts';

/** The tables of all stores, and those that only PostgreSQL has. */
export interface PostgresSchema extends Omit<Schema, 'alert_group_counts' | 'alert_groups'> {
  alert_groups: Schema['alert_groups'] & {
    /** Grows with every change of the row, so that a sidecar knows whether it is as it remembers it. */
    version: Generated<number>;
  };
  alert_group_counts: GroupCountsRow & {
    /** The newest alert for which the group's message was indexed; null where none was. */
    messaged_alert_id: number | null;
  };
  integration_tallies: {
    id: Generated<number>;
    integration_id: number;
    alert_count: number;
    last_alert_at: number | null;
    limited_count: number;
    rejected_count: Generated<number>;
    failed_count: Generated<number>;
    opened_count: Generated<number>;
    resolved_count: Generated<number>;
  };
  /** The number of the newest delivery of an integration. */
  delivery_numbers: { integration_id: number; last_number: number };
  /** The partitions of tables that are partitioned by time. */
  partitions: { table_name: string; number: number; begun_at: number | null };
  /** One row, locked by who changes integrations or views. */
  settings_lock: { number: number };
  /** What sidecars tell each other. */
  changes: { id: Generated<number>; at: Generated<Date>; origin: string; change: string };
  /** Which sidecar does something for all, and until when. */
  leases: { task: string; holder: string; held_until: Date };
  /** One row: the migration without which a sidecar cannot work on this schema. */
  oldest_migration: { name: string };
}
