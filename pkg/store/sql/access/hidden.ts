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
export function isSeen({ hidden }: Pick<Database, 'hidden'>, column: string): RawBuilder<SqlBool> {
  return hidden.length === 0 ? sql`1 = 1` : sql`${sql.ref(column)} not in (${sql.join(hidden)})`;
}

/** Whether the group of a row is not hidden. @param column that has its id */
export function isOfSeen(database: Pick<Database, 'hidden'>, column: string): RawBuilder<SqlBool> {
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
  if (hidden.length === 0) {
    return [...all];
  }
  const rows = await db.selectFrom('integrations').select(['id', 'uid']).where('org_id', '=', orgId).execute();
  const ofHidden = new Set(hidden);
  const [away, kept] = [true, false].map(
    (isHidden) => new Set(rows.filter(({ id }) => ofHidden.has(id) === isHidden).map(({ uid }) => uid))
  ) as [Set<string>, Set<string>];
  return all.flatMap((one) => {
    // A deleted integration may have a successor with the same uid.
    const integrations = one.integrations.filter((uid) => kept.has(uid) || !away.has(uid));
    return integrations.length === 0 && one.integrations.length > 0 ? [] : [{ ...one, integrations }];
  });
}
