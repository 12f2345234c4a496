import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { AlertBatch, BatchKey } from '../../../core/alerts/alert-batch.ts';
import { hashGroupingKey, openGroupKey } from '../../../core/alerts/grouping-key.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { toArrays, unnest } from '../rows.ts';
import type { NewGroups, Plan } from './take-ids.ts';

/** Foresees how many groups a batch opens. It is seldom wrong: where another sidecar, or a person, is quicker. */
export interface NewGroupForecast {
  of(batch: AlertBatch): Promise<NewGroups>;
  /** Remembers which groups are open after a plan is committed. */
  note(plan: Plan): void;
}

/** Keys of which it is remembered that their group was open, those that were used last. */
const mostKeys = 100_000;

export function createNewGroupForecast(db: Db): NewGroupForecast {
  const open = new LRUCache<string, true>({ max: mostKeys });

  return {
    async of(batch) {
      const opening = new Map<string, number>();
      const counts = new Map<number, number>();
      const asked = new Map<string, BatchKey>();
      const formerOf = new Map<string, string>();
      batch.alerts.forEach(({ orgId, integrationId, facts: { signal, formerKey } }, i) => {
        const key = batch.keys[batch.keyOf[i] as number];
        if (signal === 'resolve' || (key !== undefined && open.has(key.id))) {
          return;
        }
        if (key === undefined) {
          counts.set(orgId, (counts.get(orgId) ?? 0) + 1);
          return;
        }
        opening.set(key.id, orgId);
        asked.set(key.id, key);
        if (formerKey !== null) {
          const id = openGroupKey(integrationId, formerKey);
          asked.set(id, { id, integrationId, groupingKey: formerKey });
          formerOf.set(key.id, id);
        }
      });
      if (asked.size > 0) {
        const found = await findOpenKeys(db, [...asked.values()]);
        for (const [id, orgId] of opening) {
          if (!found.has(id) && !found.has(formerOf.get(id) ?? '')) {
            counts.set(orgId, (counts.get(orgId) ?? 0) + 1);
          }
        }
      }
      return counts;
    },
    note({ groups }) {
      for (const { key, group } of groups) {
        if (key !== null && group.state === 'resolved') {
          open.delete(key.id);
        } else if (key !== null) {
          open.set(key.id, true);
        }
      }
    },
  };
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

const find = hotStatement(sql<{ place: number }>`select given.place from ${unnest(keyColumns, [])}
  where exists (select 1 from alert_groups where alert_groups.integration_id = given.integration_id
    and alert_groups.key_hash = given.key_hash and alert_groups.state <> 'resolved'
    and alert_groups.key_hash is not null)`);
