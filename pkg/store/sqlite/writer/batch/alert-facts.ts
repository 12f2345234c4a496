import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { type AlertBatch, type BatchKey, findFormerKeys, findReopenKeys } from '../../../core/alerts/alert-batch.ts';
import type { AlertFacts } from '../../../core/alerts/alert-plan.ts';
import { hashGroupingKey } from '../../../core/alerts/grouping-key.ts';
import { prepare } from '../../prepare.ts';
import type { GroupWriter, LoadedGroup } from '../group-writer.ts';
import type { KeySilenceWriter } from '../key-silence-writer.ts';
import type { DeliveryRows } from './delivery-rows.ts';
import type { IntegrationCountersRows, LoadedCounters } from './integration-counters.ts';
import type { CachedGroup, OpenGroupCache } from './open-group-cache.ts';

export interface AlertFactsParts {
  readonly groups: GroupWriter;
  readonly cache: OpenGroupCache;
  readonly keySilences: Pick<KeySilenceWriter, 'load'>;
  readonly deliveries: DeliveryRows;
  readonly integrations: IntegrationCountersRows;
}

/** @returns loads what a batch needs to know. The caller holds the transaction, and has written nothing in it yet. */
export function createAlertFacts(
  database: DatabaseSync,
  { groups, cache, keySilences, deliveries, integrations }: AlertFactsParts
): (batch: AlertBatch) => AlertFacts<CachedGroup, LoadedCounters> {
  const readHighestIds = prepare(database, (db) =>
    db
      .selectFrom('sqlite_sequence')
      .select(['name', 'seq'])
      .where('name', 'in', [sql.lit('alerts'), sql.lit('alert_groups')])
      .compile()
  );
  const readLastNumber = prepare(database, (db, orgId: number) =>
    db.selectFrom('orgs').select('last_group_number').where('id', '=', orgId).compile()
  );

  return (batch) => {
    const openGroups = batch.keys.map(findOpen);
    const formerGroups = new Map<string, CachedGroup>();
    for (const key of findFormerKeys(batch, openGroups)) {
      const open = findOpen(key);
      if (open !== null) {
        formerGroups.set(key.id, open);
      }
    }
    const closedGroups = new Map<string, CachedGroup>();
    for (const { id, integrationId, groupingKey } of findReopenKeys(batch, openGroups)) {
      const found = groups.findClosed(integrationId, hashGroupingKey(groupingKey));
      if (found !== undefined) {
        closedGroups.set(id, toCached(found));
      }
    }
    const highestIds = readHighestIds.all();
    const highestId = (table: string) => highestIds.find(({ name }) => name === table)?.seq ?? 0;
    return {
      openGroups,
      formerGroups,
      closedGroups,
      keySilences: keySilences.load(batch.keys),
      integrations: batch.integrationIds.map(integrations.load),
      earlier: batch.deliveryIds.map(deliveries.findEarlier),
      lastAlertId: highestId('alerts'),
      lastGroupId: highestId('alert_groups'),
      lastGroupNumbers: new Map(
        Array.from(batch.orgIds, (orgId) => [orgId, readLastNumber.get(orgId)?.last_group_number ?? 0])
      ),
    };
  };

  function findOpen({ id, integrationId, groupingKey }: BatchKey): CachedGroup | null {
    const cached = cache.get(id);
    if (cached !== undefined) {
      return cached;
    }
    const found = groups.findOpen(integrationId, hashGroupingKey(groupingKey));
    if (found === undefined) {
      return null;
    }
    const open = toCached(found);
    cache.set(id, open);
    return open;
  }
}

function toCached({ id, group, activity, lastAlertId }: LoadedGroup): CachedGroup {
  return { id, group, activity, lastAlertId };
}
