import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TransferTable } from '../../transfer/tables.ts';
import type { PostgresSchema } from '../schema.ts';

/** Where the rows of a table are read from, under its name. */
export function relationOf({ name }: TransferTable): RawBuilder<unknown> {
  return name === 'integration_counts' ? sql`(${integrationCounts}) as integration_counts` : sql.table(name);
}

export async function countRows(db: Kysely<PostgresSchema>, table: TransferTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${relationOf(table)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Deliveries may have been numbered of which none was stored. */
const integrationCounts = sql`select integrations.id as integration_id, coalesce(alert_count, 0) as alert_count, last_alert_at,
    coalesce(last_number, 0) as delivery_count, coalesce(limited_count, 0) as limited_count,
    coalesce(rejected_count, 0) as rejected_count, coalesce(failed_count, 0) as failed_count,
    coalesce(opened_count, 0) as opened_count, coalesce(resolved_count, 0) as resolved_count
  from integrations
    left join integration_counts as counts on counts.integration_id = integrations.id
    left join delivery_numbers on delivery_numbers.integration_id = integrations.id
  where counts.integration_id is not null or delivery_numbers.integration_id is not null`;
