import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../sql/schema.ts';

/**
 * At most `limit` ids of the group's alerts that are less than `before`, newest first. Alerts have no index by group, because it
 * would slow down ingest; each alert links to the one before it.
 * @param newestAlertId of the group where its row may be behind, else null
 */
export async function walkGroup(
  db: Kysely<Schema>,
  groupId: number,
  newestAlertId: number | null,
  { before, limit }: { before: number; limit: number }
): Promise<number[]> {
  const newest = sql`select max(coalesce(last_alert_id, 0), ${newestAlertId ?? 0})
    from alert_group_counts where group_id = ${groupId}`;
  const next = sql`select previous_in_group from alerts where id = ${before} and group_id = ${groupId}`;
  const continued = before === Number.MAX_SAFE_INTEGER ? [] : await walk(db, 'previous_in_group', next, limit);
  // The last alert of the page before may have been deleted since.
  return continued.length > 0 ? continued : walk(db, 'previous_in_group', newest, limit, { before });
}

/** At most `limit` ids of the integration's alerts, newest first. Crosses the gaps that deleted alerts leave. */
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

/** Alerts to search for the next one beyond a gap. */
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
    with recursive linked (id, previous) as (
      select alerts.id, ${previous} from alerts where alerts.id = (${start})
      union all
      select alerts.id, ${previous} from linked join alerts on alerts.id = linked.previous
    )
    select id from linked where id < ${before} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
