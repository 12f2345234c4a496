import pg from 'pg';
import type { PostgresSettings } from '../../../database-url/postgres-settings.ts';
import { createClientClass, type Session } from './client.ts';
import { createRoutes } from './routes.ts';

/** Connections to the database, as Kysely's `PostgresDialect` takes them. */
export interface ConnectionPool {
  /** @returns a connection of one's own until its `release`. @throws what `classifyPostgresError` explains */
  connect(): Promise<PooledClient>;
  /** Waits until all connections are given back. */
  end(): Promise<void>;
}

export type PooledClient = pg.PoolClient & Session;

export interface PoolOptions {
  /** How many connections there are at most. */
  readonly max: number;
  /** How long a statement may take. */
  readonly statementTimeoutMs: number;
  /**
   * Whether it is for reads alone: the server plans for them, and their statements are sent without waiting for the answers to those
   * before, where the session is the connection's own.
   */
  readonly forReads?: boolean;
}

/** Opens no connection before one is asked for. */
export function openPool(settings: PostgresSettings, { max, ...session }: PoolOptions): ConnectionPool {
  const routes = createRoutes(settings);
  const retryable = new WeakSet<Error>();
  const Client = createClientClass(settings, routes, session, (error, isWorthATry) => {
    if (isWorthATry) {
      retryable.add(error);
    }
  });
  const pool = new pg.Pool({
    Client,
    max,
    idleTimeoutMillis: idleMs,
    maxLifetimeSeconds: lifetimeS,
    // Of waiting for a connection that another holds. Each attempt to make one has a limit of its own.
    connectionTimeoutMillis: settings.connectTimeoutMs * 2,
  });
  // A connection that ends while nobody uses it is replaced when somebody does.
  pool.on('error', () => {});
  return {
    async connect() {
      for (let left = routes.count; ; left--) {
        try {
          return discardSpent((await pool.connect()) as PooledClient);
        } catch (error) {
          if (left <= 1 || !retryable.has(error as Error)) {
            throw error;
          }
        }
      }
    },
    end: () => pool.end(),
  };
}

function discardSpent(client: PooledClient): PooledClient {
  const { release } = client;
  client.release = (error) => release(error || client.isSpent);
  return client;
}

const idleMs = 60_000;

/** Connections are renewed, so that those behind a balancer spread out again after a server was away. */
const lifetimeS = 3600;
