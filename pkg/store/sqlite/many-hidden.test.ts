import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { allGroups, onePage } from '../../../test-support/sidecar/store-contract/pages.ts';
import { hiding } from '../sql/access/hidden.ts';
import { isAnyBarred } from '../sql/access/limits.ts';
import { getGroup } from '../sql/groups.ts';
import { listEarlierGroups } from '../sql/groups-of-key.ts';
import { listValues } from '../sql/search/values.ts';
import { learnFunctions, toKysely } from './connection.ts';
import { migrate } from './migrate.ts';
import { toSqliteDatabase } from './sqlite-database.ts';

/** More than a statement of SQLite can have parameters. */
const hidden = Array.from({ length: 40_000 }, (_, i) => i + 1);

test('more integrations may be hidden than a statement can have parameters', async () => {
  const database = new DatabaseSync(':memory:');
  await migrate(database);
  learnFunctions(database);
  database.exec(`
    insert into integrations (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at)
      values (7, 1, 'hidden', 'Hidden', 'webhook', '', 'a', 0, 0, 0), (50000, 1, 'seen', 'Seen', 'webhook', '', 'b', 0, 0, 0);
    insert into alert_groups (id, org_id, integration_id, number, state, title, started_at, key_hash)
      values (1, 1, 7, 1, 'resolved', 'Title', 1, x'01'), (2, 1, 50000, 2, 'resolved', 'Title', 2, x'01'),
        (3, 1, 50000, 3, 'firing', 'Title', 3, x'01');
    insert into alert_group_counts (group_id, group_org_id, alert_count, last_alert_at) select id, 1, 1, 1 from alert_groups`);
  const db = hiding(toSqliteDatabase(toKysely(database)), hidden);

  expect(await getGroup(db, 1, 1)).toBeUndefined();
  expect((await listEarlierGroups(db, 1, 3, onePage)).items.map(({ id }) => id)).toEqual([2]);
  expect(await listValues(db, 1, allGroups, { field: 'integration', prefix: '', limit: 10 })).toEqual([
    { value: 'seen', text: 'Seen', count: 2 },
  ]);
});

test('more integrations may be barred than a statement can have parameters', async () => {
  const database = new DatabaseSync(':memory:');
  await migrate(database);
  database.exec(`
    with recursive n (n) as (select 1 union all select n + 1 from n where n < ${hidden.length})
    insert into integrations (id, org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at)
      select n, 1, 'i' || n, 'Name', 'webhook', '', 't' || n, 0, 0, 0 from n;
    insert into alert_groups (id, org_id, integration_id, number, state, title, started_at)
      values (1, 1, 7, 1, 'firing', 'Title', 1)`);
  const viewer = { role: 'Viewer', login: 'ada', teams: [] };
  const db = toSqliteDatabase(toKysely(database));
  expect([await isAnyBarred(db, 1, viewer, [1]), await isAnyBarred(db, 1, viewer, [2])]).toEqual([true, false]);
});
