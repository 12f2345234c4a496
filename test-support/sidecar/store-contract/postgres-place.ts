import { readPostgresUrl } from '../../../pkg/database-url/postgres-url.ts';
import { openPostgresStore } from '../../../pkg/store/postgres/store.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { patienceMs, type StorePlace } from './store-place.ts';

export interface PostgresPlaceOptions {
  /** What the database is a copy of; by default it is empty. */
  readonly template?: string;
  /** The way to a database of the server; by default there is nothing between. */
  readonly url?: ((database: string) => string) | undefined;
}

/** A place for a PostgreSQL store: a database of its own on the server. */
export function createPostgresPlace(server: PostgresServer, { template, url }: PostgresPlaceOptions = {}): StorePlace {
  const created = server.createDatabase(template);
  return {
    async open(options) {
      return openPostgresStore(readPostgresUrl(`${(url ?? server.url)(await created)}?connect_timeout=100`, {}), 10, {
        patienceMs,
        ...options,
      });
    },
    async query(sql) {
      const rows = await server.query(sql, await created);
      // The plain client reads bigint as text.
      return rows.map((row) => Object.values(row).map((value) => (isWhole(value) ? Number(value) : value)));
    },
    async remove() {
      await server.dropDatabase(await created);
    },
  };
}

/** Makes a database with the tables of a store, which takes longer than to copy it. @returns its name */
export async function createPostgresTemplate(server: PostgresServer): Promise<string> {
  const name = await server.createDatabase();
  const options = { now: Date.now, onFatal() {}, patienceMs };
  const store = await openPostgresStore(readPostgresUrl(server.url(name), {}), 4, options);
  await store.close();
  return name;
}

const isWhole = (value: unknown) => typeof value === 'string' && /^-?\d+$/.test(value);
