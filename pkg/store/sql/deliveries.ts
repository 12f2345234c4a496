import type { PlannedSplit } from '../core/alerts/alert-plan.ts';
import { allDeliveries, matchDeliveries } from '../core/delivery-filter.ts';
import { decodeCursor, encodeCursor, newest } from '../cursor.ts';
import { type DeliveryPage, groupsLookedUp, type ListedDelivery, type TurnedPage } from '../shapes/deliveries.ts';
import type { GroupName } from '../shapes/history.ts';
import type { Database } from './database.ts';
import { type FoundDelivery, walkDeliveries } from './delivery-walk.ts';
import { findIntegrationId } from './integrations.ts';

/**
 * The deliveries of an integration that are looked for. They are walked through along the index of their numbers, and only some thousands are
 * kept of an integration, so a filter needs no index of its own.
 */
export async function listDeliveries(
  database: Database,
  orgId: number,
  integrationUid: string,
  { limit, cursor, filter = allDeliveries, withoutBodies = false }: DeliveryPage
): Promise<TurnedPage<ListedDelivery>> {
  const integrationId = await findIntegrationId(database, orgId, integrationUid);
  if (integrationId === undefined) {
    return { items: [], nextCursor: null, previousCursor: null };
  }
  const { place, direction } = readCursor(cursor);
  if (direction === 'newer') {
    const found = await find(place, 'newer', limit + 1);
    if (found.length > limit) {
      const items = found.slice(0, limit).reverse();
      return { items, nextCursor: older(items), previousCursor: newer(items) };
    }
  }
  // A page before which there is less than another one is the first.
  const start = direction === 'newer' ? newest : place;
  const found = await find(start, 'older', limit + 1);
  const items = found.slice(0, limit);
  return {
    items,
    nextCursor: found.length > limit ? older(items) : null,
    previousCursor: start === newest ? null : newer(items),
  };

  /** In the order in which they are walked to. */
  async function find(from: number, to: 'older' | 'newer', wanted: number): Promise<ListedDelivery[]> {
    const match = matchDeliveries(filter);
    const all: ListedDelivery[] = [];
    const walk = walkDeliveries(database, integrationId as number, {
      from,
      to,
      withBodies: !withoutBodies,
      since: filter.from,
      atFirst: wanted,
    });
    // A text may be in the title of any of them.
    const step = filter.text === null ? Math.min(lookedUp, wanted) : lookedUp;
    for await (const some of walk) {
      const suitable = some.filter(match.suits);
      for (let at = 0; at < suitable.length; at += step) {
        const few = suitable.slice(at, at + step);
        const alerts = await findAlerts(database, few);
        for (const delivery of few) {
          const listed = toListed(delivery, alerts);
          if (match.hasText(listed, listed.title) && all.push(listed) === wanted) {
            return all;
          }
        }
      }
    }
    return all;
  }
}

/** Of so many deliveries the alerts are looked up at once. */
const lookedUp = 100;

function older(items: readonly ListedDelivery[]): string | null {
  const last = items.at(-1);
  return last === undefined ? null : encodeCursor([last.id]);
}

function newer(items: readonly ListedDelivery[]): string | null {
  const first = items[0];
  return first === undefined ? null : encodeCursor([first.id, 'newer']);
}

/** @throws {InvalidCursor} */
function readCursor(cursor: string | undefined): { place: number; direction: 'older' | 'newer' } {
  if (cursor === undefined) {
    return { place: newest, direction: 'older' };
  }
  try {
    return { place: decodeCursor(cursor, ['number'])[0], direction: 'older' };
  } catch {
    return { place: decodeCursor(cursor, ['number', 'string'])[0], direction: 'newer' };
  }
}

/** @param id the number of the delivery in its integration */
export async function getDelivery(
  database: Database,
  orgId: number,
  integrationUid: string,
  id: number
): Promise<ListedDelivery | undefined> {
  if (!Number.isInteger(id)) {
    return undefined;
  }
  const integrationId = (await findIntegrationId(database, orgId, integrationUid)) ?? -1;
  const walk = walkDeliveries(database, integrationId, {
    from: id + 1,
    to: 'older',
    withBodies: true,
    since: null,
    atFirst: 1,
  });
  for await (const [found] of walk) {
    return found?.number === id ? toListed(found, await findAlerts(database, [found])) : undefined;
  }
  return undefined;
}

interface FoundAlert {
  readonly title: string | null;
  readonly groupId: number;
  readonly groupNumber: number;
}

/** The alerts of the deliveries, by their ids. Those of deleted groups are missing. */
async function findAlerts(
  { db }: Database,
  deliveries: ReadonlyArray<Pick<FoundDelivery, 'alertId' | 'split'>>
): Promise<ReadonlyMap<number, FoundAlert>> {
  const wanted = deliveries.flatMap(({ alertId, split }) => [
    ...(alertId === null ? [] : [alertId]),
    ...(split?.alertIds.slice(1, groupsLookedUp) ?? []),
  ]);
  const ids = [...new Set(wanted)];
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('alerts')
    .innerJoin('alert_groups', 'alert_groups.id', 'alerts.group_id')
    .select(['alerts.id', 'alerts.title', 'alerts.group_id as groupId', 'alert_groups.number as groupNumber'])
    .where('alerts.id', 'in', ids)
    .where('alert_groups.deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, ...alert }) => [id, alert]));
}

function toListed(
  { number, split, ...delivery }: FoundDelivery,
  alerts: ReadonlyMap<number, FoundAlert>
): ListedDelivery {
  const alert = delivery.alertId === null ? undefined : alerts.get(delivery.alertId);
  return {
    id: number,
    ...delivery,
    split: split && { ...split, groups: groupsOf(split, alerts) },
    title: alert?.title ?? null,
    groupId: alert?.groupId ?? null,
    groupNumber: alert?.groupNumber ?? null,
  };
}

/** The groups of the alerts of a delivery that was split, each once. */
function groupsOf({ alertIds }: PlannedSplit, alerts: ReadonlyMap<number, FoundAlert>): GroupName[] {
  const found = alertIds.slice(0, groupsLookedUp).flatMap((id) => alerts.get(id) ?? []);
  const groups = new Map(found.map(({ groupId, groupNumber }) => [groupId, { id: groupId, number: groupNumber }]));
  return [...groups.values()];
}
