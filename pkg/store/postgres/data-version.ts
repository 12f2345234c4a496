import { type Kysely, sql } from 'kysely';
import { readOften } from '../sql/read-often.ts';
import type { Schema } from '../sql/schema.ts';
import { classifyPostgresError } from './fault.ts';
import { prepareOnServer } from './kysely.ts';

/** Tells states of the database apart. */
export interface DataVersion {
  /**
   * Returns another text after each write by anybody, which is what the transaction sees of others, and since when the server runs and where
   * it would recover from, as one that takes over, or that has restarted itself after a crash of a session, may count on from an earlier
   * transaction.
   *
   * Null outside of a transaction, where each statement sees a state of its own; on a standby, whose snapshots do not say which transactions
   * are under way; and on databases of another kind, whose writes do not count as PostgreSQL's do, or which do not tell all of this.
   */
  read(db: Kysely<Schema>): Promise<string | null>;
  /**
   * Asks for it at the beginning of a transaction, so that `read` need not wait for an answer of its own. Waits itself where the kind of the
   * database is yet to be found out: that may fail in between, and with it what else is asked of the transaction meanwhile.
   */
  askAhead(db: Kysely<Schema>): Promise<void>;
}

export function createDataVersion(): DataVersion {
  const versions = new WeakMap<Kysely<Schema>, Promise<string | null>>();
  let isKnownKind: boolean | undefined;

  return {
    read,
    async askAhead(db) {
      const asked = read(db);
      if (isKnownKind === undefined) {
        await asked;
      } else {
        asked.catch(() => {});
      }
    },
  };

  function read(db: Kysely<Schema>): Promise<string | null> {
    if (!db.isTransaction) {
      return Promise.resolve(null);
    }
    // Which sees one state all along.
    const known = versions.get(db);
    if (known !== undefined) {
      return known;
    }
    const asked = ask(db);
    versions.set(db, asked);
    return asked;
  }

  async function ask(db: Kysely<Schema>): Promise<string | null> {
    isKnownKind ??= await tellsAll(db);
    if (!isKnownKind) {
      return null;
    }
    const [row] = await readOften({ db, keepPlan: prepareOnServer }, version);
    return row?.version ?? null;
  }
}

/** A server that recovers from a crash moves it. */
const recoveredFrom = sql`(select redo_lsn from pg_control_checkpoint())`;

const version = sql<{ version: string }>`select
  concat_ws(' ', pg_current_snapshot(), pg_postmaster_start_time(), ${recoveredFrom}) as version
  where not pg_is_in_recovery()`;

async function tellsAll(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ version: string }>`select version() as version`.execute(db);
  if (!isPostgres(rows[0]?.version)) {
    return false;
  }
  // Services that run PostgreSQL with a storage of their own may not have it, and the transaction has to go on.
  await sql`savepoint telling`.execute(db);
  try {
    await sql`select ${recoveredFrom}`.execute(db);
    return true;
  } catch (error) {
    if (classifyPostgresError(error).reason === 'slow') {
      // Cancelled: it may tell the next time.
      throw error;
    }
    await sql`rollback to savepoint telling`.execute(db);
    return false;
  }
}

/** YugabyteDB calls itself `PostgreSQL 15.2-YB-2.25.1.0-b0`. */
function isPostgres(version = ''): boolean {
  return /^(PostgreSQL|EnterpriseDB) \d/.test(version) && !version.includes('-YB-');
}
