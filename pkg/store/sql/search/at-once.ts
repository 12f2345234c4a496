import type { Database } from '../database.ts';

/** Does several reads on one state of the database. */
export function atOnce<Result>(database: Database, read: (database: Database) => Promise<Result>): Promise<Result> {
  return database.db.transaction().execute((db) => read({ ...database, db }));
}
