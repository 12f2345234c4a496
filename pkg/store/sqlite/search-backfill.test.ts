import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Migrator } from 'kysely/migration';
import { plainAlert } from '../../../test-support/sidecar/alert.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { allGroups } from '../../../test-support/sidecar/store-contract/pages.ts';
import { parseQuery } from '../../domain/query/parse-query.ts';
import type { Store } from '../store.ts';
import { openWriter, toKysely } from './connection.ts';
import { migrations } from './migrate.ts';
import { openSqliteStore } from './store.ts';

/** Of the first org; the second has as many. */
const groups = 160;

let folder: string;
let path: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-backfill-'));
  path = join(folder, 'bellhook.db');
  await makeFormer(path);
  store = await openStore(path);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const openStore = (file: string) => openSqliteStore(file, { now: () => 0, onFatal: () => {} });

/** A database of the last version without a search index: in both orgs each group has a label, a key and a title of its own. */
async function makeFormer(file: string): Promise<void> {
  const database = openWriter(file);
  const provider = { getMigrations: async () => migrations };
  await new Migrator({ db: toKysely(database), provider }).migrateTo('0010-retention-time');
  database.exec(`
    insert into orgs (id, last_group_number) values (1, ${groups}), (2, ${groups});
    insert into integrations (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at)
      values (1, 1, 'one', 'One', 'webhook', '', 'a', 0, 0, 0), (2, 2, 'two', 'Two', 'webhook', '', 'b', 0, 0, 0);
    with recursive n (n) as (select 1 union all select n + 1 from n where n < ${2 * groups})
    insert into alert_groups (id, org_id, integration_id, number, state, title, grouping_key, labels, started_at)
      select n, 1 + n % 2, 1 + n % 2, (n + 1) / 2, 'resolved', 'Disk of db-' || n, 'Key-' || n,
        json_object('env', 'prod', 'host', 'db-' || n), n from n;
    insert into alert_group_counts (group_id, alert_count, last_alert_at) select id, 1, started_at from alert_groups`);
  database.close();
}

async function search(text: string, orgId = 1) {
  const read = parseQuery(text);
  if ('fault' in read) {
    throw new Error(read.fault.message);
  }
  const page = { limit: 200, cursor: undefined };
  const { items, total, unindexed } = await store.forOrg(orgId).listGroups({ ...allGroups, query: read.query }, page);
  return { ids: items.map(({ id }) => id), total, unindexed };
}

async function catchUp(): Promise<number> {
  let calls = 1;
  while (await store.catchUp()) {
    calls += 1;
  }
  return calls;
}

async function expectAllFound(): Promise<void> {
  const ids = Array.from({ length: groups }, (_, i) => 2 * (groups - i));
  expect(await search('label.env=prod')).toEqual({ ids, total: groups, unindexed: 0 });
  expect((await search('key:key-*')).ids).toEqual(ids);
  expect((await search('label.host=db-2 key:key-2')).ids).toEqual([2]);
  expect((await search('label.env=prod', 2)).total).toBe(groups);
  // Their messages are not rendered here.
  expect(await search('"disk of"')).toEqual({ ids, total: groups, unindexed: groups });
}

test('groups of a version without search are indexed step by step, the newest first, and a search says what it lacks', async () => {
  expect(await search('label.env=prod')).toEqual({ ids: [], total: 0, unindexed: groups });
  expect(await search('state:resolved')).toMatchObject({ total: groups, unindexed: 0 });
  expect(await store.catchUp()).toBe(true);
  const { ids, unindexed } = await search('label.env=prod');
  expect([ids[0], ids.length + unindexed, unindexed > 0]).toEqual([2 * groups, groups, true]);
  expect(await catchUp()).toBeGreaterThan(1);
  await expectAllFound();
});

test('a group that is opened meanwhile does not wait for them', async () => {
  const labels = { env: 'new' };
  const fresh = plainAlert({ integrationId: 1, facts: plainFacts({ groupingKey: 'new', labels }), receivedAt: 1000 });
  await store.addAlerts([fresh], []);
  expect((await search('label.env=new')).ids).toEqual([2 * groups + 1]);
  expect(await search('label.env=prod')).toMatchObject({ total: 0, unindexed: groups });
});

test('what a kill cuts short goes on at the next start', async () => {
  await store.catchUp();
  // What is on disk while the store is open is what a kill leaves.
  const killed = join(folder, 'killed.db');
  ['', '-wal'].forEach((end) => copyFileSync(path + end, killed + end));
  await store.close();
  store = await openStore(killed);
  const { ids, unindexed } = await search('label.env=prod');
  expect([ids.length > 0, unindexed > 0]).toEqual([true, true]);
  await catchUp();
  await expectAllFound();
});
