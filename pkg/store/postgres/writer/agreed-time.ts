import { type RawBuilder, sql } from 'kysely';
import type { Db } from './db.ts';

/**
 * The earlier of a time by the sidecar's clock and the present by the database's, which all sidecars share: where a sidecar's clock is
 * ahead, nothing ends and nothing is deleted too early for it.
 * @param time milliseconds since 1970
 */
export async function agreeOnTime(db: Db, time: number): Promise<number> {
  const { rows } = await sql<{ time: number }>`select ${agreedTime(time)} as time`.execute(db);
  return rows[0]?.time ?? time;
}

/** The same within a query. */
export function agreedTime(time: number): RawBuilder<number> {
  return sql`least(${time}::bigint, floor(extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}
