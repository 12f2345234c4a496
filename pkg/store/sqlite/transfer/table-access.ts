import type { DatabaseSync } from 'node:sqlite';
import type { TransferTable } from '../../transfer/tables.ts';

export function countRows(database: DatabaseSync, { name }: TransferTable): number {
  return (database.prepare(`select count(*) as count from ${name}`).get() as { count: number }).count;
}

/** For people. */
export function describeFile(file: string): string {
  return `the SQLite database ${file}`;
}
