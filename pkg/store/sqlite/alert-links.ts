import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../sql/schema.ts';

/**
 * At most `limit` ids of the group's alerts that are less than `before`, newest first. Alerts have no index by group,
 * which the ingest path would pay for; each knows the one before it.
 * @param lateAlertId the group's newest alert where its row may not have it yet
 */
export async function walkGroup(
  db: Kysely<Schema>,
  groupId: number,
  lateAlertId: number | null,
  { before, limit }: { before: number; limit: number }
): Promise<number[]> {
  const newest = sql`select max(coalesce(last_alert_id, 0), ${lateAlertId ?? 0})
    from alert_group_counts where group_id = ${groupId}`;
  const next = sql`select previous_in_group from alerts where id = ${before} and group_id = ${groupId}`;
  const continued = before === Number.MAX_SAFE_INTEGER ? [] : await walk(db, 'previous_in_group', next, limit);
  // The alert that the page before ended with may be gone by now.
  return continued.length > 0 ? continued : walk(db, 'previous_in_group', newest, limit, { before });
}

/** At most `limit` ids of the integration's alerts, newest first. Goes over the gaps that deleted alerts leave. */
export async function walkIntegration(db: Kysely<Schema>, integrationId: number, limit: number): Promise<number[]> {
  const counts = await db
    .selectFrom('integration_counts')
    .select('last_alert_id')
    .where('integration_id', '=', integrationId)
    .executeTakeFirst();
  const ids: number[] = [];
  let next = counts?.last_alert_id ?? null;
  while (next !== null && ids.length < limit) {
    const found = await walk(db, 'previous_in_integration', sql`select ${next}`, limit - ids.length);
    const last = found.at(-1);
    ids.push(...found);
    next = last === undefined ? await findBelow(db, integrationId, next) : await previousOf(db, last);
  }
  return ids;
}

/** How many alerts are looked through for the next one beyond a gap. */
const searchLimit = 20_000;

async function findBelow(db: Kysely<Schema>, integrationId: number, id: number): Promise<number | null> {
  const row = await db
    .selectFrom(
      db
        .selectFrom('alerts')
        .select(['id', 'integration_id'])
        .where('id', '<', id)
        .orderBy('id', 'desc')
        .limit(searchLimit)
        .as('below')
    )
    .select('id')
    .where('integration_id', '=', integrationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function previousOf(db: Kysely<Schema>, id: number): Promise<number | null> {
  const row = await db.selectFrom('alerts').select('previous_in_integration').where('id', '=', id).executeTakeFirst();
  return row?.previous_in_integration ?? null;
}

async function walk(
  db: Kysely<Schema>,
  link: 'previous_in_group' | 'previous_in_integration',
  start: RawBuilder<unknown>,
  limit: number,
  { before = Number.MAX_SAFE_INTEGER }: { before?: number } = {}
): Promise<number[]> {
  const previous = sql.ref(`alerts.${link}`);
  const { rows } = await sql<{ id: number }>`
    with recursive chain (id, previous) as (
      select alerts.id, ${previous} from alerts where alerts.id = (${start})
      union all
      select alerts.id, ${previous} from chain join alerts on alerts.id = chain.previous
    )
    select id from chain where id < ${before} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
