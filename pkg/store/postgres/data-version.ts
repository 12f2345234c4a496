import { type Kysely, sql } from 'kysely';
import type { Schema } from '../sql/schema.ts';

/**
 * Tells states of the database apart: its function returns another text after each write by anybody, which is what the transaction sees
 * of others, and since when the server runs, as one that takes over may go on from an earlier transaction.
 *
 * The function returns null outside of a transaction, where each statement sees a state of its own; on a standby, whose snapshots do
 * not say which transactions are under way; and on databases of another kind, whose writes do not count as PostgreSQL's do.
 */
export function createDataVersion(): (db: Kysely<Schema>) => Promise<string | null> {
  const versions = new WeakMap<Kysely<Schema>, Promise<string | null>>();
  let isKnownKind: boolean | undefined;

  return (db) => {
    if (!db.isTransaction) {
      return Promise.resolve(null);
    }
    // Which sees one state all along.
    const known = versions.get(db);
    if (known !== undefined) {
      return known;
    }
    const version = ask(db);
    versions.set(db, version);
    return version;
  };

  async function ask(db: Kysely<Schema>): Promise<string | null> {
    isKnownKind ??= isPostgres(
      (await sql<{ version: string }>`select version() as version`.execute(db)).rows[0]?.version
    );
    if (!isKnownKind) {
      return null;
    }
    const { rows } = await sql<{ version: string }>`select
      concat_ws(' ', pg_current_snapshot(), pg_postmaster_start_time()) as version
      where not pg_is_in_recovery()`.execute(db);
    return rows[0]?.version ?? null;
  }
}

/** YugabyteDB calls itself `PostgreSQL 15.2-YB-2.25.1.0-b0`. */
function isPostgres(version = ''): boolean {
  return /^(PostgreSQL|EnterpriseDB) \d/.test(version) && !version.includes('-YB-');
}
