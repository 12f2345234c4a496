import { sql } from 'kysely';
import type { RetentionDefaults } from '../store.ts';
import type { Database } from './database.ts';

/** How many resolved groups will have been kept long enough by `now`. Reads nothing but an index. */
export async function countDue({ db }: Database, now: number, { resolvedDays }: RetentionDefaults): Promise<number> {
  const days = sql<number>`coalesce(retention_days, ${resolvedDays})`;
  const { count } = await db
    .selectFrom('integrations')
    .innerJoin('alert_groups', 'alert_groups.integration_id', 'integrations.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(days, '>', 0)
    .where('resolved_at', 'is not', null)
    .where('resolved_at', '<', sql<number>`${now} - ${days} * ${day}`)
    .executeTakeFirstOrThrow();
  return count;
}

const day = 24 * 60 * 60 * 1000;

/** The time that retention trusts: the one saved last, else that of the newest alert, else null. */
export async function readRetentionTime({ db }: Database): Promise<number | null> {
  const saved = await db.selectFrom('retention_time').select('trusted_at').executeTakeFirst();
  const trustedAt = saved?.trusted_at ?? null;
  if (trustedAt !== null) {
    return trustedAt;
  }
  const newest = await db
    .selectFrom('integration_counts')
    .select(({ fn }) => fn.max('last_alert_at').as('at'))
    .executeTakeFirst();
  return newest?.at ?? null;
}
