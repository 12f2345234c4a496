import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, test } from '@jest/globals';
import { indexGroups } from '../../../test-support/sidecar/index-groups.ts';
import { allGroups } from '../../../test-support/sidecar/store-contract/pages.ts';
import { parseQuery } from '../../domain/query/parse-query.ts';
import type { GroupSearch } from '../shapes/searches.ts';
import { listAccess } from '../sql/access/limits.ts';
import type { Database } from '../sql/database.ts';
import { listEarlierGroups } from '../sql/groups-of-key.ts';
import { countGroups, listGroups } from '../sql/search/list-groups.ts';
import { listUnindexed } from '../sql/search/list-unindexed.ts';
import { findAsleep } from '../sql/waking.ts';
import { learnFunctions, toKysely } from './connection.ts';
import { migrate } from './migrate.ts';
import { toSqliteDatabase } from './sqlite-database.ts';

const count = 100_000;
const all = allGroups;
const firstPage = { limit: 25, cursor: undefined };
const newestFirst = { sort: 'started', order: 'desc' } as const;

let database: DatabaseSync;
let db: Database;
/** The queries that were run, with their parameters. */
let asked: Array<{ sql: string; parameters: unknown[] }>;

/** A group starts each second from 1 s on, half of them of either integration, ten of a third one, nine of ten resolved. */
beforeAll(async () => {
  database = new DatabaseSync(':memory:');
  await migrate(database);
  database.exec(`
    insert into integrations (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at)
      values (1, 1, 'one', 'One', 'webhook', '', 'a', 0, 0, 0), (2, 1, 'two', 'Two', 'webhook', '', 'b', 0, 0, 0),
        (3, 1, 'rare', 'Rare', 'webhook', '', 'c', 0, 0, 0);
    with recursive n (n) as (select 1 union all select n + 1 from n where n < ${count})
    insert into alert_groups (org_id, integration_id, number, state, title, started_at)
      select 1, iif(n % 10000 = 0, 3, 1 + n % 2), n, iif(n % 10 = 0, 'firing', 'resolved'), 'Alert ' || n, n * 1000 from n;
    update alert_groups set title = 'Alert-' || id, grouping_key = 'Key-' || id, labels = json_object('host', 'db-' || id),
      severity = iif(id % 1000 = 0, 'critical', iif(id % 3 = 0, 'info', null));
    update alert_groups set key_hash = cast('key ' || (id % 101) as blob) where state = 'resolved';
    update alert_groups set acknowledged_by = '{"kind":"user","login":"ada","name":"Ada"}' where id = 1000;
    insert into alert_group_counts (group_id, group_org_id, alert_count, last_alert_at)
      select id, org_id, iif(id % 1000 = 0, 2, 1), started_at from alert_groups`);
  indexGroups(database);
  learnFunctions(database);
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

function asking(text: string): GroupSearch {
  const read = parseQuery(text);
  if ('fault' in read) {
    throw new Error(read.fault.message);
  }
  return { ...all, query: read.query, at: count * 1000 };
}

const few: Array<[string, GroupSearch]> = [
  ['a time', { ...all, ...seconds(100, 200) }],
  ['a time of an integration', { ...all, integrationUids: ['two'], ...seconds(100, 200) }],
  ['a time and a state', { ...all, states: ['firing'], ...seconds(100, 200) }],
  ...['label.host=db-7', 'label.host=db-777*', 'alert-77', 'key:key-7', 'key:key-777*', 'number:312', 'alerts:>1'].map(
    (text): [string, GroupSearch] => [text, asking(text)]
  ),
  ...['last:>-1m', 'started:<-99990s', 'by:ada', 'severity:critical', 'label.host=db-7 or number:5'].map(
    (text): [string, GroupSearch] => [text, asking(`${text} -severity:info`)]
  ),
];

test.each(few)('the search for %s begins where an index finds the few groups', async (_, search) => {
  const plans = await plansOf(async () => {
    expect((await listGroups(db, 1, search, firstPage, newestFirst)).total).toBeGreaterThan(0);
  });
  // `search_progress` has one row.
  const scans = plans.filter(
    (plan) =>
      plan.startsWith('SCAN') && !/json_each|VIRTUAL|CONSTANT|integrations|found|labels|search_progress/.test(plan)
  );
  expect(scans).toEqual([]);
  expect(plans.filter((plan) => /^SCAN (json_each|found)/.test(plan)).length).toBeGreaterThan(0);
});

const many: Array<[string, GroupSearch]> = [
  ['everything', all],
  ['recent groups', { ...all, from: 50_000_000 }],
  ['groups of an integration', { ...all, integrationUids: ['two'] }],
  ...['state:open', 'severity:<=info', 'started:<-50s'].map((text): [string, GroupSearch] => [text, asking(text)]),
];

test.each(many)('the list of %s goes through an index, and its count reads nothing else', async (_, search) => {
  const plans = await plansOf(() => listGroups(db, 1, search, firstPage, newestFirst));
  expect(
    plans.filter((plan) => /^SEARCH alert_groups USING COVERING INDEX .*state=\?/.test(plan)).length
  ).toBeGreaterThan(0);
  expect(plans.filter((plan) => /^SCAN (?!json_each|found)/.test(plan))).toEqual([]);
  expect(plans.filter((plan) => plan.includes('TEMP B-TREE FOR ORDER'))).toEqual([]);
});

test.each([
  ['last', '-severity:critical', 'alert_group_counts_last'],
  ['alerts', '-severity:critical', 'alert_group_counts_alerts'],
  ['severity', 'state:resolved', 'alert_groups_severity'],
] as const)('the list by %s of %s walks along its index', async (sort, text, index) => {
  for (const order of ['asc', 'desc'] as const) {
    const plans = await plansOf(() => listGroups(db, 1, asking(text), firstPage, { sort, order }));
    expect(plans.filter((plan) => plan.includes(index)).length).toBeGreaterThan(0);
    expect(plans.filter((plan) => plan.includes('TEMP B-TREE FOR ORDER'))).toEqual([]);
  }
});

test.each(['started', 'last', 'alerts', 'severity'] as const)(
  'the list of an integration with few groups, by %s, looks at no others',
  async (sort) => {
    const plans = await plansOf(async () => {
      const { items, total } = await listGroups(db, 1, asking('integration:rare'), firstPage, { sort, order: 'desc' });
      expect([items.length, total]).toEqual([10, 10]);
    });
    expect(plans.filter((plan) => /alert_group_counts_(last|alerts)|alert_groups_severity/.test(plan))).toEqual([]);
    expect(plans.filter((plan) => plan.includes('alert_groups_integration')).length).toBeGreaterThan(0);
  }
);

test('looks for restricted integrations by their index', async () => {
  expect(await plansOf(() => listAccess(db, 1))).toEqual([
    'SEARCH integrations USING INDEX integrations_restricted (org_id=?)',
  ]);
});

test('the earlier groups of a key are found by their indexes, however many it had', async () => {
  const plans = await plansOf(async () => {
    const { items, recentCount, next } = await listEarlierGroups(db, 1, 90_001, { limit: 3, cursor: undefined });
    expect(items.map(({ id }) => id)).toEqual([89_799, 89_597, 89_395]);
    expect([recentCount, next]).toEqual([445, { id: 90_203, number: 90_203 }]);
  });
  expect(plans.filter((plan) => plan.includes('alert_groups_key')).length).toBeGreaterThan(0);
  expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([]);
});

test('pages hold every group of a time once, newest first', async () => {
  const filter = { ...all, ...seconds(50_000, 50_099) };
  const numbers: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listGroups(db, 1, filter, { limit: 7, cursor }, newestFirst);
    numbers.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => 50_099 - i));
  expect(await countGroups(db, 1, filter)).toMatchObject({ firing: 10, resolved: 90 });
  expect(await countGroups(db, 1, { ...filter, integrationUids: ['two'] })).toMatchObject({ firing: 0, resolved: 50 });
});

test('the groups whose messages are not indexed are found in order, without a look at those that are', async () => {
  database.exec('insert or ignore into orgs (id, last_group_number) values (1, 0)');
  database.exec('insert into message_queue select id, org_id, 0 from alert_groups');
  const plans = await plansOf(() => listUnindexed(db, 20));
  database.exec('delete from message_queue');
  expect(plans.filter((plan) => /SCAN (?!orgs)|TEMP B-TREE/.test(plan))).toEqual([]);
});

test('the next open groups of an integration are found in the order of an index, however many it has', async () => {
  const found: number[] = [];
  const place = { integrationId: 1, state: 'firing', afterStart: 50_000_000, afterId: 50_000 } as const;
  const plans = await plansOf(async () => {
    const { rows } = await findAsleep(place, 500).execute(db.db);
    found.push(...rows.map(({ id }) => id));
  });
  expect(found).toEqual(Array.from({ length: 500 }, (_, i) => 50_010 + 10 * i));
  expect(plans.filter((plan) => plan.includes('started_at>?') || plan.includes('(started_at,id)>'))).toHaveLength(1);
  expect(plans.filter((plan) => /^SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
});
