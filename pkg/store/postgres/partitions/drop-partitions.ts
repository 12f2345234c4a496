import { type RawBuilder, sql, type Transaction } from 'kysely';
import { undoTime } from '../../../contract/limits.ts';
import { deliveryAge } from '../../core/plan-retention.ts';
import type { PostgresSchema } from '../schema.ts';
import type { Db } from '../writer/db.ts';
import {
  idsPerPartition,
  listPartitions,
  mostOutOfOrder,
  type PartitionedTable,
  partitionName,
} from './partitioned-tables.ts';

/** After its last id was given, a partition stays for this time at least: clocks differ, and batches are on their way. In milliseconds. */
const rest = 60 * 60 * 1000;

/** Drops the partitions of which nothing is needed any more. The current one, and what is made ahead, stays. */
export async function dropPartitions(
  db: Transaction<PostgresSchema>,
  table: PartitionedTable,
  clock: number,
  now: number
): Promise<void> {
  const partitions = await listPartitions(db, table);
  for (const [i, { number }] of partitions.entries()) {
    const endedAt = partitions[i + 1]?.begunAt ?? Infinity;
    if (endedAt + rest <= clock && !(await isNeeded(db, table, number, clock, now))) {
      await drop(db, table, number);
    }
  }
}

async function drop(db: Transaction<PostgresSchema>, table: PartitionedTable, number: number): Promise<void> {
  const partition = sql.table(partitionName(table, number));
  try {
    await sql`savepoint before_drop`.execute(db);
    await sql`drop table ${partition}`.execute(db);
    await sql`delete from partitions where table_name = ${table.name} and number = ${number}`.execute(db);
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) {
      throw error;
    }
    // Somebody reads from the table for long. The next time will do.
    await sql`rollback to savepoint before_drop`.execute(db);
  }
}

const lockNotAvailable = '55P03';

async function isNeeded(db: Db, table: PartitionedTable, number: number, clock: number, now: number): Promise<boolean> {
  const partition = sql.table(partitionName(table, number));
  const needed =
    table.name === 'alerts'
      ? hasAlertsOfGroups(partition, (number + 1) * idsPerPartition, clock)
      : sql<{ isNeeded: boolean }>`select exists (select 1 from ${partition}
          where received_at >= ${now - deliveryAge}) as "isNeeded"`;
  const { rows } = await needed.execute(db);
  return rows[0]?.isNeeded !== false;
}

/**
 * Whether a group that is shown, or that a person may have back, has alerts in the partition.
 * @param end the first id after it
 */
function hasAlertsOfGroups(
  partition: RawBuilder<unknown>,
  end: number,
  clock: number
): RawBuilder<{ isNeeded: boolean }> {
  const deletedBefore = clock - 10 * undoTime;
  return sql`select exists (
    select 1 from alert_groups,
      lateral (select 1 from ${partition} as alert where alert.group_id = alert_groups.id limit 1) as found
    where (first_alert_id < ${end + mostOutOfOrder} or first_alert_id is null)
      and (deleted_at is null or deleted_at > ${deletedBefore})) as "isNeeded"`;
}
