import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one transaction: committed when it returns, undone when it throws. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    // A failed commit may have ended the transaction already.
    if (database.isTransaction) {
      database.exec('rollback');
    }
    throw error;
  }
}
