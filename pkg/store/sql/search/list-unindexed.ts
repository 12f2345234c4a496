import { sql } from 'kysely';
import type { UnindexedGroup } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';

export async function listUnindexed({ db }: Database, limit: number): Promise<UnindexedGroup[]> {
  const orgs = await db
    .selectFrom('orgs')
    .select('id')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('message_queue').select(sql.lit(1).as('one')).whereRef('org_id', '=', 'orgs.id'))
    )
    .execute();
  const found = orgs.map(({ id }) =>
    db
      .selectFrom('message_queue')
      .select(['org_id as orgId', 'group_id as groupId', 'alert_id as alertId'])
      .where('org_id', '=', id)
      .orderBy('group_id', 'desc')
      .limit(limit)
      .execute()
  );
  return (await Promise.all(found)).flat();
}
