import { sql } from 'kysely';
import { opensAgain } from '../../../../domain/fold.ts';
import { type AlertBatch, type BatchKey, findReopenKeys } from '../../../core/alerts/alert-batch.ts';
import { openGroupKey } from '../../../core/alerts/grouping-key.ts';
import type { IncomingAlert } from '../../../shapes/alerts.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { unnest } from '../rows.ts';
import type { KnownGroups } from './known-groups.ts';
import type { Made } from './take-ids.ts';
import { closedWithKey, keyColumns, openWithKey, toKeyArrays } from './with-key.ts';

/** Foresees what a batch makes. It is seldom wrong: where another sidecar, or a person, is quicker, and for deliveries that come again. */
export interface Forecast {
  of(batch: AlertBatch): Promise<Made>;
}

export function createForecast(db: Db, known: KnownGroups): Forecast {
  return {
    async of(batch) {
      const open = await findOpen(batch);
      const closed = await findClosed(batch, open);
      const groups = new Map<number, number>();
      let alerts = 0;
      batch.alerts.forEach((alert, i) => {
        const { orgId, receivedAt, facts } = alert;
        const id = batch.keys[batch.keyOf[i] as number]?.id ?? null;
        const isOpen =
          id !== null &&
          (open.has(id) || takesOver(alert, open) || opensAgain({ resolvedAt: closed.get(id) ?? null }, facts, alert));
        if (facts.signal !== 'resolve') {
          alerts += 1;
          if (!isOpen) {
            groups.set(orgId, (groups.get(orgId) ?? 0) + 1);
          }
          open.add(id ?? '');
        } else if (isOpen) {
          alerts += 1;
          open.delete(id);
          closed.set(id, receivedAt);
        }
      });
      return { alerts, groups };
    },
  };

  /** The keys, and former keys, of the batch whose groups are open. */
  async function findOpen({ keys, alerts, keyOf }: AlertBatch): Promise<Set<string>> {
    const open = new Set(keys.filter(({ id }) => known.has(id)).map(({ id }) => id));
    const asked = new Map(keys.filter(({ id }) => !open.has(id)).map((key) => [key.id, key]));
    alerts.forEach(({ integrationId, facts: { formerKey } }, i) => {
      if (formerKey !== null && !open.has(keys[keyOf[i] as number]?.id ?? '')) {
        const id = openGroupKey(integrationId, formerKey);
        asked.set(id, { id, integrationId, groupingKey: formerKey });
      }
    });
    if (asked.size > 0) {
      (await findOpenKeys(db, [...asked.values()])).forEach((id) => open.add(id));
    }
    return open;
  }

  /** By the keys whose resolved groups alerts may open again: when they were resolved. */
  async function findClosed(batch: AlertBatch, open: ReadonlySet<string>): Promise<Map<string, number>> {
    const keys = findReopenKeys(
      batch,
      batch.keys.map(({ id }) => (open.has(id) ? id : null))
    );
    return keys.length === 0 ? new Map() : findResolved(db, keys);
  }
}

async function findResolved(db: Db, keys: readonly BatchKey[]): Promise<Map<string, number>> {
  const { rows } = await findNewest(db, toKeyArrays(keys));
  return new Map(rows.map(({ place, resolved_at }) => [(keys[place] as BatchKey).id, resolved_at]));
}

/** Whether the alert finds an open group by its former key, which is open with it no longer then. */
function takesOver({ integrationId, facts: { formerKey } }: IncomingAlert, open: Set<string>): boolean {
  return formerKey !== null && open.delete(openGroupKey(integrationId, formerKey));
}

async function findOpenKeys(db: Db, keys: readonly BatchKey[]): Promise<ReadonlySet<string>> {
  const { rows } = await find(db, toKeyArrays(keys));
  return new Set(rows.map(({ place }) => (keys[place] as BatchKey).id));
}

const find = hotStatement(sql<{ place: number }>`select place from ${unnest(keyColumns, [])}
  where (${openWithKey}) is not null`);

const findNewest = hotStatement(sql<{ place: number; resolved_at: number }>`select place, resolved_at
  from (select given.place, (${closedWithKey}) as closed_id from ${unnest(keyColumns, [])}) as wanted
    join alert_groups on alert_groups.id = wanted.closed_id`);
