import { type RawBuilder, sql } from 'kysely';
import type { GroupSort, SortOrder } from '../../../contract/alert-groups/sorting.ts';
import type { State } from '../../../contract/alert-groups/states.ts';
import type { Database } from '../database.ts';
import { commonLimit, readOften } from '../read-often.ts';
import { rowTestOf } from './condition.ts';
import { ofStates } from './of-states.ts';
import type { PreparedSearch } from './search.ts';

/** A place in a sorted list: that of a group. Two groups with the same key are sorted by their ids. */
export interface Place {
  readonly key: number;
  readonly id: number;
}

/** A list of groups, in the direction in which it is walked. */
export interface Walk {
  readonly sort: GroupSort;
  readonly order: SortOrder;
}

/** How much comes after what, as a function for `sort`: groups without severity are last in either order. */
export function comparePlaces({ sort, order }: Walk): (a: Place, b: Place) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (a, b) => {
    if (sort === 'severity' && (a.key === 0) !== (b.key === 0)) {
      return a.key === 0 ? 1 : -1;
    }
    return sign * (a.key - b.key || a.id - b.id);
  };
}

/** Whether a row of `alert_groups` comes before the place. */
export function isBefore({ sort, order }: Walk, { key, id }: Place): RawBuilder<unknown> {
  const column = columns[sort];
  if (sort !== 'severity') {
    const less = sql.raw(order === 'asc' ? '<' : '>');
    return sql`(${column}, alert_groups.id) ${less} (${key}, ${id})`;
  }
  if (order === 'desc') {
    return sql`(severity_rank, alert_groups.id) > (${key}, ${id})`;
  }
  return sql`(case severity_rank when 0 then ${afterAll} else severity_rank end, alert_groups.id) < (${key || afterAll}, ${id})`;
}

/** More than every rank, for groups without severity. */
const afterAll = 9;

const counter = (column: string) =>
  sql`(select ${sql.ref(column)} from alert_group_counts where group_id = alert_groups.id)`;

const columns: Record<Exclude<GroupSort, 'severity'>, RawBuilder<unknown>> & Record<'severity', null> = {
  started: sql`started_at`,
  last: counter('last_alert_at'),
  alerts: counter('alert_count'),
  severity: null,
};

/** Whether a row of `alert_groups` fulfils the conditions of a search. */
export function testsOf({ conditions }: Pick<PreparedSearch, 'conditions'>): RawBuilder<unknown> {
  const tests = conditions.map(rowTestOf);
  return tests.length === 0 ? everyRow : sql.join(tests, sql` and `);
}

const everyRow = sql`1 = 1`;

/** Asks for places; where all groups are wanted, again and again in the same words. */
function readPlaces(
  database: Database,
  { where }: Pick<WalkRequest, 'where'>,
  query: RawBuilder<Place>
): Promise<Place[]> {
  return where === everyRow ? readOften(database, query) : query.execute(database.db).then(({ rows }) => rows);
}

export interface WalkRequest extends Walk {
  readonly orgId: number;
  readonly states: readonly State[];
  /** Whether a row of `alert_groups` is wanted. */
  readonly where: RawBuilder<unknown>;
  /** Only groups that come after it, or before it if `backwards`. */
  readonly from: Place | null;
  /** Walks towards the beginning of the list: the group next to the place comes first. */
  readonly backwards: boolean;
  readonly limit: number;
}

/** Walks along the index of the sort and takes what is wanted, at most `limit` groups. */
export async function walk(database: Database, request: WalkRequest): Promise<Place[]> {
  const { where, limit } = request;
  const places = await walkAlong(database, { ...request, limit: where === everyRow ? commonLimit(limit) : limit });
  return places.slice(0, limit);
}

function walkAlong(database: Database, request: WalkRequest): Promise<Place[]> {
  switch (request.sort) {
    case 'started':
      return walkStarts(database, request);
    case 'severity':
      return walkSeverities(database, request);
    case 'last':
      return walkCounters(database, request, 'last_alert_at');
    case 'alerts':
      return walkCounters(database, request, 'alert_count');
  }
}

/** Each state has a query of its own, because its groups are sorted in an index; for several states at once all would be sorted. */
async function walkStarts(database: Database, request: WalkRequest): Promise<Place[]> {
  const { states, orgId, where, limit } = request;
  const { direction, beyond } = towards(request);
  const place = sql`(started_at, alert_groups.id)`;
  const lists = await Promise.all(
    states.map((state) =>
      readPlaces(
        database,
        request,
        sql<Place>`select alert_groups.id, started_at as key from alert_groups
        where alert_groups.org_id = ${orgId} and state = ${state} and deleted_at is null and ${beyond(place)} and ${where}
        order by started_at ${direction}, alert_groups.id ${direction} limit ${sql.lit(limit)}`
      )
    )
  );
  const compare = comparePlaces(request);
  const sign = request.backwards ? -1 : 1;
  return lists.flat().sort((a, b) => sign * compare(a, b));
}

const ranks = [4, 3, 2, 1];

/** One severity after the other, because each has its groups sorted in an index. */
async function walkSeverities(database: Database, request: WalkRequest): Promise<Place[]> {
  const { states, orgId, where, limit, from, order, backwards } = request;
  const list = [...(order === 'desc' ? ranks : ranks.toReversed()), 0];
  const inOrder = backwards ? list.toReversed() : list;
  const { direction, less } = towards(request);
  const found: Place[] = [];
  for (const rank of from === null ? inOrder : inOrder.slice(inOrder.indexOf(from.key))) {
    if (found.length >= limit) {
      break;
    }
    const beyond = from !== null && rank === from.key ? sql`alert_groups.id ${less} ${from.id}` : sql`1 = 1`;
    const rows = await readPlaces(
      database,
      request,
      sql<Place>`select alert_groups.id, severity_rank as key from alert_groups
      where alert_groups.org_id = ${orgId} and severity_rank = ${rank} and deleted_at is null
        and ${ofStates(states)} and ${beyond} and ${where}
      order by alert_groups.id ${direction} limit ${sql.lit(limit)}`
    );
    found.push(...rows);
  }
  return found;
}

async function walkCounters(
  database: Database,
  request: WalkRequest,
  column: 'last_alert_at' | 'alert_count'
): Promise<Place[]> {
  const { states, orgId, where, limit } = request;
  const { direction, beyond } = towards(request);
  const key = sql.ref(`alert_group_counts.${column}`);
  return readPlaces(
    database,
    request,
    sql<Place>`select alert_groups.id, ${key} as key
    from alert_group_counts cross join alert_groups
    where alert_groups.id = alert_group_counts.group_id and alert_group_counts.group_org_id = ${orgId}
      and ${beyond(sql`(${key}, alert_group_counts.group_id)`)}
      and deleted_at is null and ${ofStates(states)} and ${where}
    order by ${key} ${direction}, alert_group_counts.group_id ${direction} limit ${sql.lit(limit)}`
  );
}

function towards({ order, backwards, from }: WalkRequest) {
  const isUp = (order === 'asc') !== backwards;
  const less = sql.raw(isUp ? '>' : '<');
  return {
    direction: sql.raw(isUp ? 'asc' : 'desc'),
    less,
    beyond: (place: RawBuilder<unknown>) =>
      from === null ? sql`1 = 1` : sql`${place} ${less} (${from.key}, ${from.id})`,
  };
}
