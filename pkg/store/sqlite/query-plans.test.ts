import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, test } from '@jest/globals';
import type { GroupFilter } from '../shapes/groups.ts';
import { countGroups } from '../sql/count-groups.ts';
import type { Database } from '../sql/database.ts';
import { listGroups } from '../sql/groups.ts';
import { toKysely } from './connection.ts';
import { migrate } from './migrate.ts';
import { toSqliteDatabase } from './sqlite-database.ts';

const count = 100_000;
const all: GroupFilter = { states: [], integrationUid: undefined, from: undefined, to: undefined };

let database: DatabaseSync;
let db: Database;
/** The queries that were run, with their parameters. */
let asked: Array<{ sql: string; parameters: unknown[] }>;

/** A group starts each second from 1 s on, half of them of either integration, nine of ten resolved. */
beforeAll(async () => {
  database = new DatabaseSync(':memory:');
  await migrate(database);
  database.exec(`
    insert into integrations (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at)
      values (1, 1, 'one', 'One', 'webhook', '', 'a', 0, 0, 0), (2, 1, 'two', 'Two', 'webhook', '', 'b', 0, 0, 0);
    with recursive n (n) as (select 1 union all select n + 1 from n where n < ${count})
    insert into alert_groups (org_id, integration_id, number, state, title, started_at)
      select 1, 1 + n % 2, n, iif(n % 10 = 0, 'firing', 'resolved'), 'Alert ' || n, n * 1000 from n;
    insert into alert_group_counts (group_id, alert_count, last_alert_at) select id, 1, started_at from alert_groups`);
  db = toSqliteDatabase(toKysely(database));
});

/** SQLite's plans for the queries of the work. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  asked = [];
  const prepare = database.prepare.bind(database);
  const recording = Object.create(database) as DatabaseSync;
  recording.prepare = (sql: string) => {
    const statement = prepare(sql);
    const all = statement.all.bind(statement);
    statement.all = (...parameters: unknown[]) => {
      asked.push({ sql, parameters });
      return (all as (...values: unknown[]) => never)(...parameters);
    };
    return statement;
  };
  db = toSqliteDatabase(toKysely(recording));
  await work();
  return asked.flatMap(({ sql, parameters }) =>
    (prepare(`explain query plan ${sql}`).all as (...values: unknown[]) => Array<{ detail: string }>)(
      ...parameters
    ).map(({ detail }) => detail)
  );
}

const seconds = (from: number, to: number) => ({ from: from * 1000, to: to * 1000 });

const filters: Array<[string, GroupFilter]> = [
  ['everything', all],
  ['groups of long ago', { ...all, ...seconds(100, 200) }],
  ['recent groups', { ...all, from: 99_000_000 }],
  ['groups until a time', { ...all, to: 5_000_000 }],
  ['groups of an integration', { ...all, integrationUid: 'two', ...seconds(100, 200) }],
  ['groups of a state', { ...all, states: ['firing'], ...seconds(100, 200) }],
];

test.each(filters)('the list of %s goes through an index, and sorts no more than a page', async (_, filter) => {
  const plans = await plansOf(() => listGroups(db, 1, filter, { limit: 25, cursor: undefined }));
  const search = plans.filter((plan) => /alert_groups_(state|integration) /.test(plan));
  expect(search.length).toBeGreaterThan(0);
  for (const plan of search) {
    expect(plan).toMatch(/^SEARCH alert_groups USING COVERING INDEX .*state=\? AND started_at[<>]/);
  }
  expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([]);
  expect(plans.filter((plan) => plan === 'USE TEMP B-TREE FOR ORDER BY').length).toBeLessThanOrEqual(1);
});

test.each(filters.slice(1))('the count of %s reads nothing but an index', async (_, filter) => {
  const plans = await plansOf(() => countGroups(db, 1, filter));
  const search = plans.filter((plan) => plan.includes('alert_groups'));
  expect(search).toEqual([
    expect.stringMatching(/^SEARCH alert_groups USING COVERING INDEX .*state=\? AND started_at[<>]/),
  ]);
});

test('pages hold every group of a time once, newest first', async () => {
  const filter = { ...all, ...seconds(50_000, 50_099) };
  const numbers: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listGroups(db, 1, filter, { limit: 7, cursor });
    numbers.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => 50_099 - i));
  expect(await countGroups(db, 1, filter)).toMatchObject({ firing: 10, resolved: 90 });
  expect(await countGroups(db, 1, { ...filter, integrationUid: 'two' })).toMatchObject({ firing: 0, resolved: 50 });
});
