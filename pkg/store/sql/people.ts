import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { KnownPerson } from '../shapes/actions.ts';
import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';

/** The people of an org who acted or were assigned last, the newest first. */
export function listPeople(database: Database, orgId: number, limit: number): Promise<KnownPerson[]> {
  return database.db
    .selectFrom('known_people')
    .select(['login', 'name'])
    .where('org_id', '=', orgId)
    .where(isOnSeen(database, orgId))
    .orderBy('at', 'desc')
    .orderBy('login')
    .limit(limit)
    .execute();
}

/** Whether the person has anything to do with a group that is not hidden. */
function isOnSeen(database: Database, orgId: number): RawBuilder<SqlBool> {
  return database.hidden.length === 0
    ? sql`1 = 1`
    : sql`exists (select 1 from group_people cross join alert_groups
        where group_people.org_id = ${orgId} and group_people.login = known_people.login
          and alert_groups.id = group_people.group_id and alert_groups.deleted_at is null
          and ${isSeen(database, 'alert_groups.integration_id')})`;
}
