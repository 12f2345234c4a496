import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Database } from '../database.ts';

/** The database without what is of some integrations: whoever reads it does not learn that there are any. */
export function hiding(database: Database, hidden: readonly number[]): Database {
  return {
    ...database,
    hidden,
    atOnce: (read) => database.atOnce((snapshot) => read(hiding(snapshot, hidden))),
    knowing: (newestAlertId) => hiding(database.knowing(newestAlertId), hidden),
  };
}

/** Whether the integration of a row is not hidden. @param column that has its id */
export function isSeen({ hidden, idsOf }: Pick<Database, 'hidden' | 'idsOf'>, column: string): RawBuilder<SqlBool> {
  // One parameter, however many are hidden: a statement can have 32,766 in SQLite, and 65,535 in PostgreSQL.
  return hidden.length === 0 ? sql`1 = 1` : sql`${sql.ref(column)} not in (${idsOf(hidden)})`;
}

/** Whether the group of a row is not hidden. @param column that has its id */
export function isOfSeen(database: Pick<Database, 'hidden' | 'idsOf'>, column: string): RawBuilder<SqlBool> {
  return database.hidden.length === 0
    ? sql`1 = 1`
    : sql`exists (select 1 from alert_groups as own where own.id = ${sql.ref(column)}
        and ${isSeen(database, 'own.integration_id')})`;
}

/** What names integrations, without the uids of hidden ones; what names only those is left out. */
export async function hideIntegrations<Named extends { readonly integrations: readonly string[] }>(
  { db, hidden }: Database,
  orgId: number,
  all: readonly Named[]
): Promise<Named[]> {
  if (hidden.length === 0 || all.every(({ integrations }) => integrations.length === 0)) {
    return [...all];
  }
  const rows = await db
    .selectFrom('integrations')
    .select(['id', 'uid'])
    .where('org_id', '=', orgId)
    .orderBy('id')
    .execute();
  // A deleted integration may have a successor with the same uid, which is the one that is meant.
  const newest = new Map(rows.map(({ id, uid }) => [uid, id]));
  const ofHidden = new Set<number | undefined>(hidden);
  return all.flatMap((one) => {
    const integrations = one.integrations.filter((uid) => !ofHidden.has(newest.get(uid)));
    return integrations.length === 0 && one.integrations.length > 0 ? [] : [{ ...one, integrations }];
  });
}
