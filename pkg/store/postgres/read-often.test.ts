import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { groupSorts, sortOrders } from '../../contract/alert-groups/sorting.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import type { GroupSearch } from '../shapes/searches.ts';
import { reads } from '../sql/reads.ts';
import type { Schema } from '../sql/schema.ts';
import { openPool } from './connection/pool.ts';
import { toKysely } from './kysely.ts';
import { migrate } from './migrate.ts';
import { toPostgresDatabase } from './postgres-database.ts';

let server: PostgresServer;
let db: Kysely<Schema>;

beforeAll(async () => {
  server = await startPostgres();
  const pool = openPool(readPostgresUrl(server.url(), {}), { max: 1, statementTimeoutMs: 20_000, forReads: true });
  const kysely = toKysely(pool);
  await migrate(kysely);
  db = kysely as unknown as Kysely<Schema>;
});
afterAll(async () => {
  await db.destroy();
  await server.remove();
});

test('however many limits people ask for, the server keeps few statements', async () => {
  const database = toPostgresDatabase(db);
  const everything: GroupSearch = {
    ...{ query: { kind: 'all' }, states: [], integrationUids: [], from: undefined, to: undefined },
    ...{ at: 0, me: null },
  };
  for (let limit = 1; limit <= 200; limit++) {
    const page = { limit, cursor: undefined };
    await reads.listEvents(database, 1, 1, page);
    await reads.listAlerts(database, null, 1, 1, page);
    for (const sort of groupSorts) {
      for (const order of sortOrders) {
        await reads.listGroups(database, 1, everything, page, { sort, order });
      }
    }
  }
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(db);
  expect(rows[0]?.count).toBeGreaterThan(10);
  expect(rows[0]?.count).toBeLessThan(120);
});
