import { hash } from 'node:crypto';
import { Kysely, PostgresAdapter, PostgresDialect, type PostgresPool, sql } from 'kysely';
import Cursor from 'pg-cursor';
import type { ConnectionPool, PooledClient } from './connection/pool.ts';
import type { PostgresSchema } from './schema.ts';

/** Kysely on a pool of connections. Ending it ends the pool. */
export function toKysely(pool: ConnectionPool): Kysely<PostgresSchema> {
  const adapted: PostgresPool = {
    options: {},
    end: () => pool.end(),
    connect: async () => adapt(await pool.connect()) as unknown as Awaited<ReturnType<PostgresPool['connect']>>,
  };
  return new Kysely<PostgresSchema>({ dialect: new Dialect({ pool: adapted, cursor: Cursor }) });
}

class Dialect extends PostgresDialect {
  override createAdapter() {
    return new Adapter();
  }
}

/** The lock of Kysely's own adapter is one of the session, which a pooler may give to somebody else. */
class Adapter extends PostgresAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(db);
  }

  override async releaseMigrationLock(): Promise<void> {
    // The end of the transaction does it.
  }
}

/** Any number that is nobody else's. */
export const migrationLock = 4_720_815_613;

/** Statements that the server prepares, by their texts: the name of each. */
const names = new Map<string, string>();

/** Has the statement prepared by the server, where the session on it is the connection's own. */
export function prepareOnServer(text: string): void {
  names.set(text, hash('sha1', text));
}

const clients = new WeakMap<PooledClient, object>();

/** The client, where a query waits for the one before: shared queries ask several things of a transaction at once. */
function adapt(client: PooledClient): object {
  const known = clients.get(client);
  if (known !== undefined) {
    return known;
  }
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const adapted = {
    get processID() {
      return (client as { processID?: number }).processID;
    },
    release: (error?: Error) => client.release(error),
    query(query: string | InstanceType<typeof Cursor>, values: unknown[]) {
      if (typeof query !== 'string') {
        return endLimitWith(client.query(query));
      }
      const name = client.ownsSession ? names.get(query) : undefined;
      const ask = () => client.query({ text: query, values, ...(name !== undefined && { name }) });
      waiting += 1;
      const result = (waiting === 1 ? ask() : last.then(ask, ask)).finally(() => (waiting -= 1));
      last = result;
      return result;
    },
  };
  clients.set(client, adapted);
  return adapted;
}

/**
 * Has the time limit of a cursor end with it: `pg` ends that of a query when it calls the query back, which it never does with a cursor.
 * @returns the cursor
 */
function endLimitWith<Limited extends InstanceType<typeof Cursor>>(cursor: Limited): Limited {
  const end = () => (cursor as { callback?: () => void }).callback?.();
  cursor.once('end', end);
  // The error itself is that of the read.
  cursor.once('error', end);
  return cursor;
}
