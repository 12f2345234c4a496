import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';

/** Groups of all orgs, without those that are to be deleted, or hidden. */
export function existingGroups(database: Database) {
  return database.db
    .selectFrom('alert_groups')
    .where('alert_groups.deleted_at', 'is', null)
    .where(isSeen(database, 'alert_groups.integration_id'));
}

/** Groups of the org, without those that are to be deleted. */
export function groupsOf(database: Database, orgId: number) {
  return existingGroups(database).where('alert_groups.org_id', '=', orgId);
}

/** The integrations that have or had one of the uids; null stands for all. */
export async function findIntegrationIds(
  database: Database,
  orgId: number,
  uids: readonly string[] | null
): Promise<number[]> {
  const all = database.db
    .selectFrom('integrations')
    .select('id')
    .where('org_id', '=', orgId)
    .where(isSeen(database, 'id'));
  const rows = await (uids === null ? all : all.where('uid', 'in', uids)).execute();
  return rows.map(({ id }) => id);
}
