import { sql } from 'kysely';
import { areDeliveriesOver, type DeliveryFacts, rowsPerStep } from '../../../core/plan-retention.ts';
import { idsPerPartition } from '../../partitions/partitioned-tables.ts';
import type { Db } from '../db.ts';
import { unnest } from '../rows.ts';

/** Where the rows of deliveries were looked at last, in the order of their key, round and round. */
export interface DeliveryPlace {
  readonly integrationId: number;
  readonly lastNumber: number;
}

export const firstDelivery: DeliveryPlace = { integrationId: 0, lastNumber: 0 };

const idsEach = sql.lit(idsPerPartition);

/** Deliveries in a partition that is over are left to be dropped with it for this time, in milliseconds. */
const longestWait = 2 * 24 * 60 * 60 * 1000;

/** Deletes deliveries and their ids, a little at a time. @returns whether some were deleted, so that there may be more */
export async function deleteSomeDeliveries(
  db: Db,
  now: number,
  place: DeliveryPlace
): Promise<{ readonly more: boolean; readonly place: DeliveryPlace }> {
  const { rows } = await sql<DeliveryFacts & DeliveryPlace & { isDropped: boolean }>`
    select delivery_batches.integration_id as "integrationId", delivery_batches.last_number as "lastNumber",
      received_at as "receivedAt", delivery_numbers.last_number as "deliveryCount",
      batch_id < (select last_value / ${idsEach} * ${idsEach} from delivery_batch_ids) as "isDropped"
    from delivery_batches left join delivery_numbers on delivery_numbers.integration_id = delivery_batches.integration_id
    where (delivery_batches.integration_id, delivery_batches.last_number) > (${place.integrationId}, ${place.lastNumber})
    order by delivery_batches.integration_id, delivery_batches.last_number limit ${rowsPerStep}::bigint`.execute(db);
  const over = rows.filter((row) => areDeliveriesOver(row, row.isDropped ? now - longestWait : now));
  if (over.length > 0) {
    const given = unnest(
      { integration_id: 'bigint', last_number: 'bigint' },
      over.map(({ integrationId, lastNumber }) => [integrationId, lastNumber])
    );
    await sql`delete from delivery_batches using ${given}
      where delivery_batches.integration_id = given.integration_id
        and delivery_batches.last_number = given.last_number`.execute(db);
  }
  const ids = await sql`delete from delivery_ids where (integration_id, id_hash) in
    (select integration_id, id_hash from delivery_ids where expires_at < ${now}
      limit ${rowsPerStep}::bigint for update skip locked)`.execute(db);
  return {
    more: ids.numAffectedRows === BigInt(rowsPerStep) || over.length > 0,
    place: rows.length < rowsPerStep ? firstDelivery : (rows.at(-1) ?? firstDelivery),
  };
}
