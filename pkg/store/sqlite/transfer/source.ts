import { statSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { createBatch, mostRows } from '../../transfer/batch-size.ts';
import { type IdTable, idTables, type TransferSource } from '../../transfer/places.ts';
import type { TransferRow, TransferTable } from '../../transfer/tables.ts';
import { restoreCounters } from '../writer/group-counters.ts';
import { countRows, describeFile } from './table-access.ts';
import { refuseUnfinished } from './unfinished.ts';

/**
 * @param database with the newest schema
 * @param file its path
 */
export function createSqliteSource(database: DatabaseSync, file: string): TransferSource {
  refuseUnfinished(database);
  restoreCounters(database);
  return {
    name: describeFile(file),
    async fingerprint() {
      // All that was written is in the file from then on, and whoever writes to it changes its time.
      database.exec('pragma wal_checkpoint(truncate)');
      const { size, mtimeMs } = statSync(file);
      return `${size} ${mtimeMs}`;
    },
    count: async (table) => countRows(database, table),
    read: async (table, after) => readRows(database, table, after),
    async readMarks() {
      const known = database.prepare('select name, seq from sqlite_sequence').all() as Array<{
        name: string;
        seq: number;
      }>;
      const highest = new Map(known.map(({ name, seq }) => [name, seq]));
      const { trusted_at: trustedAt } = database.prepare('select trusted_at from retention_time').get() as {
        trusted_at: number | null;
      };
      const highestIds = Object.fromEntries(idTables.map((name) => [name, highest.get(name) ?? 0]));
      return { highestIds: highestIds as Record<IdTable, number>, trustedAt };
    },
    async close() {},
  };
}

function readRows(
  database: DatabaseSync,
  { name, key, columns }: TransferTable,
  after: TransferRow | null
): TransferRow[] {
  const list = Object.keys(columns);
  const place = after === null ? '' : `where (${key.join(', ')}) > (${key.map(() => '?').join(', ')})`;
  const statement = database.prepare(
    `select ${list.join(', ')} from ${name} ${place} order by ${key.join(', ')} limit ${mostRows}`
  );
  statement.setReturnArrays(true);
  const batch = createBatch();
  for (const row of statement.iterate(...((after ?? []) as SQLInputValue[]))) {
    if (batch.add(row as unknown as TransferRow)) {
      break;
    }
  }
  return batch.rows;
}
