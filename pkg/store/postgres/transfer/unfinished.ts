import { type Kysely, sql } from 'kysely';
import { unfinishedCopy, type UnfinishedRow, unfinishedTable } from '../../transfer/unfinished.ts';

/** @returns undefined where the store is no unfinished copy of another */
export async function readUnfinished<Schema>(db: Kysely<Schema>): Promise<UnfinishedRow | undefined> {
  // Another program may have a table of that name in another schema.
  const { rows: tables } = await sql`select 1 from pg_tables
    where schemaname = current_schema() and tablename = ${unfinishedTable}`.execute(db);
  if (tables.length === 0) {
    return undefined;
  }
  const { rows } = await sql<UnfinishedRow>`select * from ${sql.table(unfinishedTable)}`.execute(db);
  return rows[0];
}

/** @throws {StoreUnavailable} where the store is an unfinished copy of another */
export async function refuseUnfinished<Schema>(db: Kysely<Schema>): Promise<void> {
  const unfinished = await readUnfinished(db);
  if (unfinished !== undefined) {
    throw unfinishedCopy(unfinished.source);
  }
}
