import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { describeSearch } from '../../../test-support/sidecar/query/describe-search.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import type { Schema } from '../sql/schema.ts';
import { openPool } from './connection/pool.ts';
import { toKysely } from './kysely.ts';
import { migrate } from './migrate.ts';
import { toPostgresDatabase } from './postgres-database.ts';
import { indexGroups } from './writer/search-index.ts';
import { transact } from './writer/transaction.ts';

jest.setTimeout(900_000);

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

describeSearch('PostgreSQL', async () => {
  const name = await server.createDatabase();
  const db = toKysely(
    openPool(readPostgresUrl(server.url(name), {}), { max: 2, statementTimeoutMs: 20_000, forReads: true })
  );
  await migrate(db);
  return {
    database: toPostgresDatabase(db as unknown as Kysely<Schema>),
    async insert(table, rows) {
      const columns = Object.keys(rows[0] ?? {});
      const names = sql.join(columns.map((column) => sql.ref(column)));
      await sql`insert into ${sql.table(table)} (${names}) select ${names}
        from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(db);
      if (table === 'alert_groups') {
        // Batches count the groups that they open in their own statement.
        await sql`insert into group_tallies (org_id, integration_id, state, count)
          select org_id, integration_id, state, count(*)
          from jsonb_populate_recordset(null::alert_groups, ${JSON.stringify(rows)}::jsonb)
          where deleted_at is null group by 1, 2, 3`.execute(db);
      }
    },
    async index() {
      await sql`insert into search_queue select id from alert_groups on conflict do nothing`.execute(db);
      while ((await transact(db, (tx) => indexGroups(tx, 1000))).more) {
        // The step after it is a transaction of its own.
      }
    },
    async close() {
      await db.destroy();
      await server.dropDatabase(name);
    },
  };
});
