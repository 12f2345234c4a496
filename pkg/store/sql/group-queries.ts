import { type RawBuilder, sql } from 'kysely';
import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import { readOften } from './read-often.ts';

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

/** The groups with the ids that are selected, one after the other: a cross join keeps SQLite from another order. */
export function joinToGroups(ids: RawBuilder<{ id: number }>) {
  return {
    from: sql`(${ids}) as found cross join alert_groups`,
    where: sql<boolean>`alert_groups.id = found.id`,
  };
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

export interface NamedIntegration {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly type: string;
}

/** All integrations of the org, deleted and hidden ones too. */
export function nameIntegrations({ db }: Database, orgId: number): Promise<NamedIntegration[]> {
  return db.selectFrom('integrations').select(['id', 'uid', 'name', 'type']).where('org_id', '=', orgId).execute();
}

/** Whether another org has, or had, groups. */
export async function hasOtherOrgs(database: Database, orgId: number): Promise<boolean> {
  const query = database.db.selectFrom('orgs').select('id').where('id', '!=', orgId).limit(sql.lit(1));
  return (await readOften(database, query)).length > 0;
}
