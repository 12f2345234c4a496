import { copyFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { allGroups, onePage } from '../../../test-support/sidecar/store-contract/pages.ts';
import { createSqlitePlace, type SqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../../test-support/sidecar/store-contract/test-store.ts';

const on = createTestStore<SqlitePlace>(createSqlitePlace);

test('only the owner can read the files, because they hold tokens', () => {
  const folder = dirname(on.place.path);
  const files = readdirSync(folder);
  expect(files).toContain('bellhook.db');
  expect(files.map((name) => statSync(join(folder, name)).mode & 0o077)).toEqual(files.map(() => 0));
});

test('a group is shown with the counters that a storm defers', async () => {
  const { add, incoming, org } = on;
  const storm = (receivedAt: number) =>
    Array.from({ length: 40 }, (_, i) => ({ ...incoming({ groupingKey: `${i % 2}` }, receivedAt), payload: `${i}` }));
  await add(storm(1000));
  await add(storm(2000));
  await add(storm(3000));
  expect(await on.place.query('select alert_count from alert_group_counts')).toEqual([[20], [20]]);
  const counts = { alertCount: 60, lastAlertAt: 3000 };
  expect((await org.listGroups(allGroups, onePage)).items).toMatchObject([counts, counts]);
  expect(await org.getGroup(1)).toMatchObject(counts);
  const { items } = await org.listAlerts(1, { limit: 3, cursor: undefined });
  expect(items.map(({ id, payload }) => [id, JSON.parse(Buffer.from(payload).toString())])).toEqual([
    [119, '38'],
    [117, '36'],
    [115, '34'],
  ]);
  expect(await org.listContents(1, 2)).toMatchObject([{ payload: '38' }, { payload: '36' }, { payload: '0' }]);
  await add([incoming({ groupingKey: '0' }, 2500)]);
  expect(await org.getGroup(1)).toMatchObject({ alertCount: 61, lastAlertAt: 3000 });
});

test('a reader that starts later reads no other file', async () => {
  const { path } = on.place;
  renameSync(path, `${path}.away`);
  copyFileSync(`${path}.away`, path);
  // Two orgs at once have two readers.
  const reads = [1, 2].map((orgId) => on.store.forOrg(orgId).listGroups(allGroups, onePage));
  for (const read of await Promise.allSettled(reads)) {
    expect(read).toMatchObject({ status: 'rejected', reason: { fault: { reason: 'file_lost' } } });
  }
  renameSync(`${path}.away`, path);
  await Promise.all([1, 2].map((orgId) => on.store.forOrg(orgId).listGroups(allGroups, onePage)));
});
