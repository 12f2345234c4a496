import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { areDeliveriesOver, rowsPerStep } from '../../../core/plan-retention.ts';
import { prepare } from '../../prepare.ts';

/** Deletes deliveries and their ids, a little at a time. The caller holds the transaction. */
export interface DeliveryTrimmer {
  /** @returns whether some were deleted, so that there may be more */
  deleteSome(now: number): boolean;
}

export function createDeliveryTrimmer(database: DatabaseSync): DeliveryTrimmer {
  const readNext = prepare(database, (db, integrationId: number, lastNumber: number) =>
    db
      .selectFrom('delivery_batches')
      .leftJoin('integration_counts', 'integration_counts.integration_id', 'delivery_batches.integration_id')
      .select([
        'delivery_batches.integration_id as integrationId',
        'last_number as lastNumber',
        'received_at as receivedAt',
        'delivery_count as deliveryCount',
      ])
      .where(sql<boolean>`(delivery_batches.integration_id, last_number) > (${integrationId}, ${lastNumber})`)
      .orderBy('delivery_batches.integration_id')
      .orderBy('last_number')
      .limit(sql.lit(rowsPerStep))
      .compile()
  );
  const remove = prepare(database, (db, integrationId: number, lastNumber: number) =>
    db
      .deleteFrom('delivery_batches')
      .where('integration_id', '=', integrationId)
      .where('last_number', '=', lastNumber)
      .compile()
  );
  const removeIds = prepare(database, (db, now: number) =>
    sql<never>`delete from delivery_ids where (integration_id, id_hash) in
      (select integration_id, id_hash from delivery_ids where expires_at < ${now} limit ${sql.lit(rowsPerStep)})`.compile(
      db
    )
  );
  /** Deliveries are looked at in the order of their key, round and round. */
  let place = start;

  return {
    deleteSome(now) {
      const rows = readNext.all(place.integrationId, place.lastNumber);
      const over = rows.filter((row) => areDeliveriesOver(row, now));
      over.forEach(({ integrationId, lastNumber }) => remove.run(integrationId, lastNumber));
      place = rows.length < rowsPerStep ? start : (rows.at(-1) ?? start);
      return removeIds.run(now).changes === rowsPerStep || over.length > 0;
    },
  };
}

const start = { integrationId: 0, lastNumber: 0 };
