import { statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  createSqlitePlace,
  type SqlitePlace,
} from '../../../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../../../../test-support/sidecar/store-contract/test-store.ts';
import { undoTime } from '../../../../contract/limits.ts';

const on = createTestStore<SqlitePlace>(createSqlitePlace);

test('the file shrinks', async () => {
  const { path } = on.place;
  const payload = JSON.stringify('x'.repeat(20_000));
  await on.add(Array.from({ length: 400 }, () => ({ ...on.incoming({ groupingKey: 'a' }), payload })));
  const size = async () => {
    let bytes = 0;
    await on.restart(() => (bytes = statSync(path).size));
    return bytes;
  };
  const before = await size();
  await on.deleteGroup(1);
  on.setTime(undoTime);
  while (await on.store.retain(1000, { resolvedDays: 30, keptAlerts: 20 })) {
    // Until nothing is left.
  }
  for (let i = 0; i < 20; i++) {
    await on.store.retain(1000, { resolvedDays: 0, keptAlerts: 0 });
  }
  expect(await size()).toBeLessThan(before / 4);
});
