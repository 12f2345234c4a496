import type { Database } from './database.ts';

/** Groups of all orgs, without those that are to be deleted. */
export function existingGroups({ db }: Database) {
  return db.selectFrom('alert_groups').where('alert_groups.deleted_at', 'is', null);
}

/** Groups of the org, without those that are to be deleted. */
export function groupsOf(database: Database, orgId: number) {
  return existingGroups(database).where('alert_groups.org_id', '=', orgId);
}

/** The integrations that have or had one of the uids. */
export async function findIntegrationIds({ db }: Database, orgId: number, uids: readonly string[]): Promise<number[]> {
  const rows = await db
    .selectFrom('integrations')
    .select('id')
    .where('org_id', '=', orgId)
    .where('uid', 'in', uids)
    .execute();
  return rows.map(({ id }) => id);
}
