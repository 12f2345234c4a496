import type { KnownPerson } from '../shapes/actions.ts';
import type { Database } from './database.ts';

/** The people of an org who acted or were assigned last, the newest first. */
export function listPeople({ db }: Database, orgId: number, limit: number): Promise<KnownPerson[]> {
  return db
    .selectFrom('known_people')
    .select(['login', 'name'])
    .where('org_id', '=', orgId)
    .orderBy('at', 'desc')
    .orderBy('login')
    .limit(limit)
    .execute();
}
