import type { DatabaseSync } from 'node:sqlite';
import { unfinishedCopy, type UnfinishedRow, unfinishedTable } from '../../transfer/unfinished.ts';

/** @returns undefined where the store is no unfinished copy of another */
export function readUnfinished(database: DatabaseSync): UnfinishedRow | undefined {
  const table = database.prepare(`select 1 from sqlite_master where name = ?`).get(unfinishedTable);
  return table && (database.prepare(`select * from ${unfinishedTable}`).get() as UnfinishedRow | undefined);
}

/** @throws {StoreUnavailable} where the store is an unfinished copy of another */
export function refuseUnfinished(database: DatabaseSync): void {
  const unfinished = readUnfinished(database);
  if (unfinished !== undefined) {
    throw unfinishedCopy(unfinished.source);
  }
}
