import { hash } from 'node:crypto';
import {
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type DialectAdapter,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type QueryCompiler,
  sql,
  type TransactionSettings,
} from 'kysely';
import type { ConnectionPool, PooledClient } from './connection/pool.ts';
import type { PostgresSchema } from './schema.ts';

/** Kysely on a pool of connections. Ending it ends the pool. */
export function toKysely(pool: ConnectionPool): Kysely<PostgresSchema> {
  const adapted: PostgresPool = {
    options: {},
    end: () => pool.end(),
    connect: async () => adapt(await pool.connect()) as unknown as Awaited<ReturnType<PostgresPool['connect']>>,
  };
  const dialect = new Dialect({ pool: adapted });
  const driver = dialect.createDriver();
  const executor = new Executor({
    compiler: dialect.createQueryCompiler(),
    adapter: dialect.createAdapter(),
    connections: new DefaultConnectionProvider(driver),
  });
  return new Kysely<PostgresSchema>({ config: { dialect }, dialect, driver, executor });
}

interface ExecutorParts {
  readonly compiler: QueryCompiler;
  readonly adapter: DialectAdapter;
  readonly connections: ConnectionProvider;
}

/** Kysely has the statements on one connection take turns. Here the connection sees to that, where they have to. */
class Executor extends DefaultQueryExecutor {
  readonly #parts: ExecutorParts;

  constructor(parts: ExecutorParts) {
    super(parts.compiler, parts.adapter, parts.connections);
    this.#parts = parts;
  }

  /** @param turns the one connection of a transaction, or of `connection()` */
  override withConnectionProvider(turns: ConnectionProvider): Executor {
    const connection = turns.provideConnection(async (one) => one);
    return new Executor({
      ...this.#parts,
      connections: { provideConnection: async (consumer) => consumer(await connection) },
    });
  }
}

class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createAdapter() {
    return new Adapter();
  }

  override createDriver() {
    return new Driver(this.#config);
  }
}

/** Nobody waits for the ends of a transaction that only reads: what the server answers to them is known once it is needed, or not needed. */
class Driver extends PostgresDriver {
  readonly #reading = new WeakMap<DatabaseConnection, Promise<void>>();
  #ended: Promise<void> | undefined;

  // Kysely sees only to drivers that it makes itself: that they are ready before they are used, and end once.
  override async acquireConnection(
    options?: Parameters<PostgresDriver['acquireConnection']>[0]
  ): Promise<DatabaseConnection> {
    await this.init(options);
    return super.acquireConnection(options);
  }

  override destroy(): Promise<void> {
    return (this.#ended ??= super.destroy());
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const began = super.beginTransaction(connection, settings);
    if (settings.accessMode === 'read only') {
      this.#reading.set(connection, began);
      began.catch(() => {});
      return;
    }
    await began;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const began = this.#reading.get(connection);
    if (began === undefined) {
      return super.commitTransaction(connection);
    }
    // It was answered before what was read, which is of more than one state where there was no transaction.
    await began;
    this.#reading.delete(connection);
    super.commitTransaction(connection).catch(() => {});
  }

  override rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]): Promise<void> {
    this.#reading.delete(connection);
    return super.rollbackTransaction(connection);
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
  if (!names.has(text)) {
    names.set(text, hash('sha1', text));
  }
}

/** The same for a statement whose text depends a little on what people ask: the server keeps each, so there is an end to them. */
export function prepareRead(text: string): void {
  if (names.size < mostNames) {
    prepareOnServer(text);
  }
}

const mostNames = 400;

const clients = new WeakMap<PooledClient, object>();

/** The client, where a query waits for the one before unless it is to be sent at once: nobody else waits for the ends of reads' transactions. */
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
    query(text: string, values: unknown[]) {
      const name = client.ownsSession ? names.get(text) : undefined;
      const ask = () => client.query({ text, values, ...(name !== undefined && { name }) });
      if (client.pipeline) {
        return ask();
      }
      waiting += 1;
      const result = (waiting === 1 ? ask() : last.then(ask, ask)).finally(() => (waiting -= 1));
      last = result;
      return result;
    },
  };
  clients.set(client, adapted);
  return adapted;
}
