import pg from 'pg';
import type { PostgresSettings } from '../../../database-url/postgres-settings.ts';
import { greet, type SessionOptions } from './greet.ts';
import { numberTypes } from './numbers.ts';
import type { Route, Routes } from './routes.ts';
import { readTlsOptions } from './tls.ts';

/** A connection, and what is known of it. */
export interface Session {
  /**
   * Whether the session on the server is this connection's own. Else a pooler is between them, and nothing that outlasts a
   * transaction is to be had, such as prepared statements, settings and LISTEN.
   */
  readonly ownsSession: boolean;
  /** Whether it sends a statement before those ahead of it are answered. */
  readonly pipeline: boolean;
  /** Whether it must not be used any more, although it is still there. */
  readonly isSpent: boolean;
}

/**
 * Makes the class of a database's connections: each takes the way that is current when it is made.
 * @param session as in `PoolOptions`
 * @param onFailed called where a connection cannot be made, before its `connect` rejects with the same error
 */
export function createClientClass(
  settings: PostgresSettings,
  routes: Routes,
  session: SessionOptions,
  onFailed: (error: Error, isWorthATry: boolean) => void
): new () => pg.Client & Session {
  return class SessionClient extends pg.Client implements Session {
    ownsSession = false;
    /** Of `pg`, which looks at it at each statement. */
    declare pipeline: boolean;
    isSpent = false;
    readonly #route: Route;
    /** Where a statement was not answered in time: the connection was ended for it, and with it all that was sent. */
    #silence: Error | undefined;
    /** Filled before it is needed: `pg` takes it before it can be read. */
    readonly #tls: object;

    constructor() {
      const route = routes.current();
      const tls = {};
      super({
        host: route.host,
        port: route.port,
        user: settings.user,
        database: settings.database,
        password: settings.readPassword,
        ssl: route.isEncrypted && tls,
        sslnegotiation: route.isEncrypted && settings.tls.isDirect ? 'direct' : 'postgres',
        enableChannelBinding: route.isEncrypted && settings.tls.bindChannel,
        options: settings.options,
        application_name: settings.applicationName,
        keepAlive: settings.keepAliveMs !== undefined,
        keepAliveInitialDelayMillis: settings.keepAliveMs,
        connectionTimeoutMillis: settings.connectTimeoutMs,
        // The server's own limit comes first, where it can be set.
        query_timeout: session.statementTimeoutMs + graceMs,
        types: numberTypes,
      });
      this.#route = route;
      this.#tls = tls;
      // Who uses it sees what fails; without a listener this would end the process.
      this.on('error', () => {});
    }

    override connect(callback?: unknown): Promise<this> {
      const opened = this.#open();
      if (typeof callback === 'function') {
        opened.then(
          () => callback(null, this),
          (error: unknown) => callback(error)
        );
      }
      return opened;
    }

    async #open(): Promise<this> {
      try {
        if (this.#route.isEncrypted) {
          Object.assign(this.#tls, await readTlsOptions(settings.tls));
        }
        await super.connect();
        this.ownsSession = await greet(this, session);
        this.pipeline = this.ownsSession && session.forReads === true;
        return this;
      } catch (error) {
        void this.end();
        onFailed(error as Error, routes.leave(this.#route, error));
        throw error;
      }
    }

    // `pg` overloads it for callbacks and streams, too.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    override query(...args: any[]): any {
      const result = (super.query as (...args: unknown[]) => unknown)(...args);
      if (!(result instanceof Promise)) {
        return result;
      }
      return result.catch((error) => {
        throw this.#judge(error);
      });
    }

    /** @returns why the statement failed */
    #judge(error: Error & { code?: string }): Error {
      if (error.message === noAnswer) {
        this.isSpent = true;
        this.#silence = error;
        // Nobody knows what is still to come on it.
        (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      } else if (error.code === readOnly) {
        this.isSpent = true;
        routes.leave(this.#route, error);
      } else if (outOfStep.has(error.code)) {
        this.isSpent = true;
      }
      return this.#silence ?? error;
    }
  };
}

const graceMs = 1000;

/** What `pg` says where a statement is not answered in time. */
export const noAnswer = 'Query read timeout';

/** The server has become a standby, or was one before. */
export const readOnly = '25006';

/**
 * What a session says that is not as the connection takes it to be, and would say for good: a prepared statement is not there, or makes rows
 * of other types since a table was altered, and a transaction that failed was not ended.
 */
const outOfStep: ReadonlySet<string | undefined> = new Set(['26000', '0A000', '25P02']);
