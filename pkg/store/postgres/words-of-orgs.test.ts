import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { parseQuery } from '../../domain/query/parse-query.ts';
import type { Schema } from '../sql/schema.ts';
import { findMatches } from '../sql/search/matches.ts';
import { prepareSearch } from '../sql/search/search.ts';
import { openPool } from './connection/pool.ts';
import { toKysely } from './kysely.ts';
import { migrate } from './migrate.ts';
import { toPostgresDatabase } from './postgres-database.ts';

/** More than are looked up by their ids. */
const groups = 5000;

let server: PostgresServer;
let db: Kysely<Schema>;

beforeAll(async () => {
  server = await startPostgres();
  const settings = readPostgresUrl(server.url(), {});
  const kysely = toKysely(openPool(settings, { max: 2, statementTimeoutMs: 20_000, forReads: true }));
  await migrate(kysely);
  db = kysely as unknown as Kysely<Schema>;
  await server.query(`
    insert into orgs (id, last_group_number) values (1, ${groups}), (2, ${groups});
    insert into integrations (id, org_id, uid, name, type, description, provisioned, token_provisioned, created_at)
      select n, n, 'one', 'One', 'webhook', '', 0, 0, 0 from generate_series(1, 2) as n;
    insert into alert_groups (id, org_id, integration_id, number, state, title, started_at)
      select (org - 1) * ${groups} + n, org, org, n, 'firing',
        case when org = 2 or n = 7 then 'printer' else 'scanner' end, n
      from generate_series(1, 2) as org, generate_series(1, ${groups}) as n;
    insert into group_titles (rowid, title) select id, title from alert_groups;
    insert into group_tallies (org_id, integration_id, state, count)
      select org_id, integration_id, state, count(*) from alert_groups group by 1, 2, 3;
    analyze`);
});
afterAll(async () => {
  await db.destroy();
  await server.remove();
});

const everything = { states: [], integrationUids: [], from: undefined, to: undefined, at: 0, me: null };

test.each([
  [1, 1],
  [2, null],
])('what org %i has of a word decides how it is read, not what another org has', async (orgId, held) => {
  const parsed = parseQuery('printer');
  const query = 'query' in parsed ? parsed.query : { kind: 'all' as const };
  const found = await toPostgresDatabase(db).atOnce(async (database) => {
    const search = await prepareSearch(database, orgId, { ...everything, query });
    return (await findMatches(database, search)).found;
  });
  expect(found?.ids.length ?? null).toBe(held);
});
