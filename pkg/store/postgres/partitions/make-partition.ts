import { sql } from 'kysely';
import type { Db } from '../writer/db.ts';
import { idsPerPartition, type PartitionedTable, partitionName, partitionOf } from './partitioned-tables.ts';

/** Makes a partition that is not there. It is attached, as a table made in its place would keep everybody from the whole table. */
export async function makePartition(db: Db, table: PartitionedTable, number: number): Promise<void> {
  const partition = sql.table(partitionName(table, number));
  const from = sql.lit(number * idsPerPartition);
  const to = sql.lit((number + 1) * idsPerPartition);
  await sql`create table ${partition} (like ${sql.table(table.name)} including all)`.execute(db);
  await sql`alter table ${sql.table(table.name)} attach partition ${partition} for values from (${from}) to (${to})`.execute(
    db
  );
  await sql`insert into partitions (table_name, number) values (${table.name}, ${sql.lit(number)})`.execute(db);
}

/** Makes the partitions that are missing for ids up to this one, which come from another store. */
export async function makePartitionsUpTo(db: Db, table: PartitionedTable, id: number): Promise<void> {
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from partitions
    where table_name = ${table.name}`.execute(db);
  const last = rows[0]?.last ?? null;
  if (last !== null) {
    for (let number = last + 1; number <= partitionOf(id); number += 1) {
      await makePartition(db, table, number);
    }
  }
}
