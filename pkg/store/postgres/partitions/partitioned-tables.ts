import { sql } from 'kysely';
import type { Db } from '../writer/db.ts';

/** A table that is partitioned by time: each partition has the ids that were given while it was the current one. */
export interface PartitionedTable {
  readonly name: 'alerts' | 'delivery_batches';
  /** The column with the id, by which it is partitioned. */
  readonly key: string;
  /** What gives the ids. */
  readonly sequence: string;
  /** After this time another partition becomes the current one, in milliseconds. */
  readonly period: number;
}

const day = 24 * 60 * 60 * 1000;

export const partitionedTables: readonly PartitionedTable[] = [
  { name: 'alerts', key: 'id', sequence: 'alert_ids', period: 7 * day },
  { name: 'delivery_batches', key: 'batch_id', sequence: 'delivery_batch_ids', period: day },
];

/** A partition with this many ids is over after a day. */
export const fullPartition = 10_000_000;

/**
 * Ids that belong to a partition, which are more than are ever given while it is the current one: partition `n` has those from
 * `n * idsPerPartition` on. The ids of 2 million partitions are whole numbers in JavaScript.
 */
export const idsPerPartition = 2 ** 32;

/** The first alert of a group may have a higher id than others by this at most: batches take their ids before they are stored. */
export const mostOutOfOrder = 1_000_000;

/** The number of the partition that has the id. */
export function partitionOf(id: number): number {
  return Math.floor(id / idsPerPartition);
}

export function partitionName(table: PartitionedTable, number: number): string {
  return `${table.name}_${number}`;
}

/** Partitions of a table by their numbers, in their order. A database that cannot part tables has none. */
export async function listPartitions(db: Db, { name }: PartitionedTable): Promise<KnownPartition[]> {
  const { rows } = await sql<KnownPartition>`select number, begun_at as "begunAt" from partitions
    where table_name = ${name} order by number`.execute(db);
  return rows;
}

export interface KnownPartition {
  readonly number: number;
  /** When it became the current one, by the clock of a sidecar; null where it has not been, or that was not noted yet. */
  readonly begunAt: number | null;
}
