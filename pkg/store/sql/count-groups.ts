import { type State, states } from '../../contract/alert-groups/states.ts';
import type { GroupCount, GroupFilter } from '../shapes/groups.ts';
import type { Database } from './database.ts';
import { during, findIntegrationIds, groupsOf } from './group-queries.ts';

export async function countGroups(
  database: Database,
  orgId: number,
  filter: GroupFilter
): Promise<Record<State, number>> {
  const integrationIds =
    filter.integrationUid === undefined ? null : await findIntegrationIds(database, orgId, filter.integrationUid);
  const countRows = filter.from === undefined && filter.to === undefined ? readStateCounts : countGroupRows;
  const rows = integrationIds?.length === 0 ? [] : await countRows(database, orgId, integrationIds, filter);
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(states.map((state) => [state, counts.get(state) ?? 0])) as Record<State, number>;
}

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

interface StateCount {
  readonly state: State;
  readonly count: number;
}

function readStateCounts({ db }: Database, orgId: number, integrationIds: number[] | null): Promise<StateCount[]> {
  const query = db
    .selectFrom('group_tallies')
    .select(({ fn }) => ['state', fn.sum<number>('count').as('count')])
    .where('org_id', '=', orgId)
    .groupBy('state');
  return (integrationIds === null ? query : query.where('integration_id', 'in', integrationIds)).execute();
}

function countGroupRows(
  database: Database,
  orgId: number,
  integrationIds: number[] | null,
  filter: GroupFilter
): Promise<StateCount[]> {
  const query = during(groupsOf(database, orgId), filter)
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    // All of them, so that the times can be found by the same index.
    .where('state', 'in', states)
    .groupBy('state');
  return (integrationIds === null ? query : query.where('integration_id', 'in', integrationIds)).execute();
}
