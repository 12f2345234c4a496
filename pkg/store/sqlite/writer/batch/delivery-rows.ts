import type { DatabaseSync } from 'node:sqlite';
import type { BatchDeliveryId } from '../../../core/alerts/alert-batch.ts';
import type { EarlierDelivery, PlannedDelivery, PlannedDeliveryId } from '../../../core/alerts/alert-plan.ts';
import { toDeliveryRuns } from '../../../sql/delivery-batches.ts';
import { prepare, prepareInsert } from '../../prepare.ts';

/** Loads and writes deliveries and their ids. The caller holds the transaction. */
export interface DeliveryRows {
  /** What a delivery id was last remembered for; null where it is not known. */
  findEarlier(id: BatchDeliveryId): EarlierDelivery | null;
  remember(id: PlannedDeliveryId): void;
  insert(deliveries: readonly PlannedDelivery[]): void;
}

export function createDeliveryRows(database: DatabaseSync): DeliveryRows {
  const find = prepare(database, (db, integrationId: number, idHash: Uint8Array) =>
    db
      .selectFrom('delivery_ids')
      .select(['alert_id', 'group_id', 'expires_at'])
      .where('integration_id', '=', integrationId)
      .where('id_hash', '=', idHash)
      .compile()
  );
  const remember = prepare(
    database,
    (
      db,
      integration_id: number,
      id_hash: Uint8Array,
      alert_id: number | null,
      group_id: number | null,
      expires_at: number
    ) =>
      db
        .insertInto('delivery_ids')
        .values({ integration_id, id_hash, alert_id, group_id, expires_at })
        .onConflict((known) =>
          known.columns(['integration_id', 'id_hash']).doUpdateSet(({ ref }) => ({
            alert_id: ref('excluded.alert_id'),
            group_id: ref('excluded.group_id'),
            expires_at: ref('excluded.expires_at'),
          }))
        )
        .compile()
  );
  const insertRun = prepareInsert(database, 'delivery_batches', [
    'integration_id',
    'last_number',
    'received_at',
    'deliveries',
    'body',
  ]);

  return {
    findEarlier({ integrationId, idHash }) {
      const row = find.get(integrationId, idHash);
      if (row === undefined) {
        return null;
      }
      const { alert_id: alertId, group_id: groupId, expires_at: expiresAt } = row;
      return { stored: alertId === null || groupId === null ? null : { alertId, groupId }, expiresAt };
    },
    remember({ integrationId, idHash, stored, expiresAt }) {
      remember.run(integrationId, idHash, stored?.alertId ?? null, stored?.groupId ?? null, expiresAt);
    },
    insert(deliveries) {
      for (const { integrationId, lastNumber, receivedAt, deliveries: packed, body } of toDeliveryRuns(deliveries)) {
        insertRun.run(integrationId, lastNumber, receivedAt, packed, body);
      }
    },
  };
}
