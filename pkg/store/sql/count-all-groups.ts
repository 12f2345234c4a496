import type { GroupCount } from '../shapes/groups.ts';
import type { Database } from './database.ts';

/** How many groups each integration has in each state, in all orgs. A state without a group is left out. */
export async function countAllGroups({ db }: Database): Promise<GroupCount[]> {
  const rows = await db
    .selectFrom('group_tallies')
    .innerJoin('integrations', 'integrations.id', 'group_tallies.integration_id')
    .select(['group_tallies.org_id', 'integrations.uid', 'state', ({ fn }) => fn.sum<number>('count').as('count')])
    .groupBy(['group_tallies.org_id', 'integrations.uid', 'state'])
    .execute();
  return rows.map(({ org_id, uid, state, count }) => ({ orgId: org_id, integrationUid: uid, state, count }));
}
