import { type Kysely, sql, type Transaction } from 'kysely';
import type { PostgresSchema } from '../schema.ts';
import { transact } from '../writer/transaction.ts';
import { dropPartitions } from './drop-partitions.ts';
import { makePartition } from './make-partition.ts';
import {
  fullPartition,
  idsPerPartition,
  type KnownPartition,
  listPartitions,
  type PartitionedTable,
  partitionedTables,
  partitionOf,
} from './partitioned-tables.ts';

/** Any number that is nobody else's; each table has the next one after it. */
const firstLock = 4_720_815_614;

/** While a table is busy for longer than this, in milliseconds, it is left as it is until the next time: others would wait, too. */
const patience = 100;

/**
 * Makes partitions ahead, begins with the next one where the time has come, and drops those of which nothing is needed any more. Does
 * nothing where another sidecar does it.
 * @param clock that of this sidecar; milliseconds since 1970, as `now`
 * @param now by which age is measured
 */
export async function keepPartitions(db: Kysely<PostgresSchema>, clock: number, now: number): Promise<void> {
  for (const [i, table] of partitionedTables.entries()) {
    await alone(db, firstLock + i, (tx) => goOn(tx, table, clock));
    await alone(db, firstLock + i, (tx) => dropPartitions(tx, table, clock, now));
  }
}

async function alone(
  db: Kysely<PostgresSchema>,
  lock: number,
  work: (tx: Transaction<PostgresSchema>) => Promise<void>
): Promise<void> {
  await transact(db, async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(lock)}) as mine,
      set_config('lock_timeout', ${String(patience)}, true)`.execute(tx);
    if (rows[0]?.mine) {
      await work(tx);
    }
  });
}

async function goOn(db: Transaction<PostgresSchema>, table: PartitionedTable, clock: number): Promise<void> {
  const partitions = await listPartitions(db, table);
  if (partitions.length === 0) {
    return;
  }
  const lastId = await readLastId(db, table);
  let current = partitionOf(lastId);
  const begin = (number: number) =>
    sql`update partitions set begun_at = ${clock} where table_name = ${table.name} and number = ${number}`.execute(db);
  for (const { number } of partitions.filter(({ number, begunAt }) => number <= current && begunAt === null)) {
    await begin(number);
  }
  const isThere = (number: number) => partitions.some((partition) => partition.number === number);
  if (isThere(current + 1) && isOver(partitions, lastId, table, clock)) {
    current += 1;
    await begin(current);
    // It stays so if this transaction fails, and then the next one notes it.
    await sql`select setval(${table.sequence}::regclass, ${current * idsPerPartition}::bigint, false)`.execute(db);
  }
  if (!isThere(current + 1)) {
    await makePartition(db, table, current + 1);
  }
}

async function readLastId(db: Transaction<PostgresSchema>, { sequence }: PartitionedTable): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last_value as last from ${sql.table(sequence)}`.execute(db);
  return rows[0]?.last ?? 0;
}

/** Whether the current partition is. A clock that was wrong when it began does not keep it for ever. */
function isOver(
  partitions: readonly KnownPartition[],
  lastId: number,
  { period }: PartitionedTable,
  clock: number
): boolean {
  const begunAt = partitions.find(({ number }) => number === partitionOf(lastId))?.begunAt ?? clock;
  const age = Math.abs(clock - begunAt);
  return age >= period || (age >= day && lastId % idsPerPartition >= fullPartition);
}

const day = 24 * 60 * 60 * 1000;
