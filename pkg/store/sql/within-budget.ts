import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/** The `id` and `payloadBytes` of alerts with these ids. */
export function sizeAlerts({ idsOf }: Pick<Database, 'idsOf'>, ids: readonly number[]): RawBuilder<SizedAlert> {
  // Each id is looked up by itself, in the one part of the table that may have it.
  return sql<SizedAlert>`select alerts.id, ${payloadBytes}
    from (${idsOf(ids)}) as wanted cross join alerts where alerts.id = wanted.id`;
}

interface SizedAlert {
  readonly id: number;
  readonly bytes: number;
}

/** What a payload takes, in bytes, without reading it. */
export const payloadBytes = sql<number>`octet_length(alerts.payload)`.as('bytes');

/**
 * Selects the `id` of alerts, newest first as long as their payloads have no more bytes together than the budget; the newest whatever its
 * size.
 * @param alerts their `id` and `payloadBytes`
 * @param and `next` selects the one after them, too
 */
export function alertsWithin(budget: number, alerts: Expression<SizedAlert>, and?: 'next'): RawBuilder<number> {
  const [counted, least] = and === 'next' ? [sql`size - bytes`, 2] : [sql`size`, 1];
  return sql`select id from (
      select id, bytes, sum(bytes) over newest as size, row_number() over newest as place
      from (${alerts}) as alerts window newest as (order by id desc)
    ) as sized
    where ${counted} <= ${budget} or place <= ${sql.lit(least)}`;
}
