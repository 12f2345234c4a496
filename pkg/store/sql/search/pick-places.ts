import { sql } from 'kysely';
import type { GroupOrder } from '../../shapes/searches.ts';
import type { Database } from '../database.ts';
import { type Columns, parseList } from './columns.ts';
import { comparePlaces, type Place } from './sorts.ts';
import type { Turn } from './turns.ts';

export interface PickedPlaces {
  readonly places: readonly Place[];
  /** How many of the groups come before those. */
  readonly before: number;
}

/** Numbers of alerts, and times of the last, are read of so many groups at most. */
const mostCounted = 10_000;

/**
 * A page of groups that are held. Null where it is better to walk along the index of the sort.
 * @param found all groups of the list, in no order
 */
export async function pickPlaces(
  database: Database,
  found: Columns,
  { turn, limit, ...order }: GroupOrder & { readonly turn: Turn | null; readonly limit: number }
): Promise<PickedPlaces | null> {
  const keys = await keysOf(database, found, order.sort);
  if (keys === null) {
    return null;
  }
  const compare = comparePlaces(order);
  const backwards = turn?.direction === 'before';
  const sign = backwards ? -1 : 1;
  const inTurn = (a: Place, b: Place) => sign * compare(a, b);
  const nearest: Place[] = [];
  let worst: Place | undefined;
  const at = { key: 0, id: 0 };
  for (let i = 0; i < found.ids.length; i++) {
    at.key = keys[i] as number;
    at.id = found.ids[i] as number;
    const isBeyond = turn === null || inTurn(at, turn.place) > 0;
    if (isBeyond && (worst === undefined || inTurn(at, worst) < 0)) {
      nearest.push({ ...at });
      // Sorted now and then: often would cost more than it saves.
      if (nearest.length >= 2 * limit + 100) {
        nearest.sort(inTurn).splice(limit);
        worst = nearest.at(-1);
      }
    }
  }
  nearest.sort(inTurn).splice(limit);
  const places = backwards ? nearest.reverse() : nearest;
  const first = places[0];
  if (first === undefined) {
    return { places, before: turn?.direction === 'after' ? found.ids.length : 0 };
  }
  return { places, before: countBefore(found, keys, (place) => compare(place, first) < 0) };
}

function countBefore({ ids }: Columns, keys: ArrayLike<number>, isBefore: (place: Place) => boolean): number {
  const at = { key: 0, id: 0 };
  let before = 0;
  for (let i = 0; i < ids.length; i++) {
    at.key = keys[i] as number;
    at.id = ids[i] as number;
    before += isBefore(at) ? 1 : 0;
  }
  return before;
}

/** What the groups are sorted by; null where that would have to be read of too many. */
async function keysOf(
  { db, idsOf, listOf }: Database,
  { ids, starts, ranks }: Columns,
  sort: GroupOrder['sort']
): Promise<ArrayLike<number> | null> {
  switch (sort) {
    case 'started':
      return starts;
    case 'severity':
      return ranks;
  }
  if (ids.length > mostCounted) {
    return null;
  }
  const column = sql.ref(sort === 'last' ? 'last_alert_at' : 'alert_count');
  const { rows } = await sql<{ ids: string; keys: string }>`select ${listOf(sql.ref('group_id'))} as ids,
      ${listOf(column)} as keys
    from (${idsOf([...ids])}) as found cross join alert_group_counts where group_id = found.id`.execute(db);
  const row = rows[0] as { ids: string; keys: string };
  const keys = parseList<number>(row.keys);
  const byId = new Map(parseList<number>(row.ids).map((id, i) => [id, keys[i]]));
  return Array.from(ids, (id) => byId.get(id) ?? 0);
}
