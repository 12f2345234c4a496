import { sql } from 'kysely';
import type { AlertBatch, BatchKey } from '../../../core/alerts/alert-batch.ts';
import { hashGroupingKey, openGroupKey } from '../../../core/alerts/grouping-key.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { toArrays, unnest } from '../rows.ts';
import type { KnownGroups } from './known-groups.ts';
import { openWithKey } from './open-with-key.ts';
import type { Made } from './take-ids.ts';

/** Foresees what a batch makes. It is seldom wrong: where another sidecar, or a person, is quicker, and for deliveries that come again. */
export interface Forecast {
  of(batch: AlertBatch): Promise<Made>;
}

export function createForecast(db: Db, known: KnownGroups): Forecast {
  return {
    async of(batch) {
      const open = await findOpen(batch);
      const groups = new Map<number, number>();
      let alerts = 0;
      batch.alerts.forEach(({ orgId, integrationId, facts: { signal, formerKey } }, i) => {
        const key = batch.keys[batch.keyOf[i] as number];
        const former = formerKey === null ? null : openGroupKey(integrationId, formerKey);
        let isOpen = key !== undefined && open.has(key.id);
        if (key !== undefined && !isOpen && former !== null && open.delete(former)) {
          open.add(key.id);
          isOpen = true;
        }
        if (signal === 'resolve') {
          alerts += isOpen ? 1 : 0;
          open.delete(key?.id ?? '');
          return;
        }
        alerts += 1;
        if (!isOpen) {
          groups.set(orgId, (groups.get(orgId) ?? 0) + 1);
          open.add(key?.id ?? '');
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
}

async function findOpenKeys(db: Db, keys: readonly BatchKey[]): Promise<ReadonlySet<string>> {
  const { rows } = await find(
    db,
    toArrays(
      keyColumns,
      keys.map(({ integrationId, groupingKey }, place) => [place, integrationId, hashGroupingKey(groupingKey)])
    )
  );
  return new Set(rows.map(({ place }) => (keys[place] as BatchKey).id));
}

const keyColumns = { place: 'bigint', integration_id: 'bigint', key_hash: 'bytea' } as const;

const find = hotStatement(sql<{ place: number }>`select place from ${unnest(keyColumns, [])}
  where (${openWithKey}) is not null`);
