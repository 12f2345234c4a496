import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type PostgresServer, startPostgres } from '../../../../../test-support/sidecar/postgres/server.ts';
import { createPostgresTemplate } from '../../../../../test-support/sidecar/store-contract/postgres-place.ts';
import { readPostgresUrl } from '../../../../database-url/postgres-url.ts';
import { openPool } from '../../connection/pool.ts';
import { toKysely } from '../../kysely.ts';
import { createCounting } from './counting.ts';

let server: PostgresServer;
let db: ReturnType<typeof toKysely>;

beforeAll(async () => {
  server = await startPostgres();
  const url = server.url(await createPostgresTemplate(server));
  db = toKysely(openPool(readPostgresUrl(url, {}), { max: 2, statementTimeoutMs: 5000 }));
});
afterAll(async () => {
  await db.destroy();
  await server.remove();
});

test.each([
  ['after a pause nineteen times as long as counting took', 50, 950],
  ['after 0.4 s at least, so that other batches join', 10, 400],
  ['after 15 s at most, however many groups there are', 2000, 15_000],
])('what is left is counted again %s', async (_, tookMs, restMs) => {
  let time = 0;
  const pauses: number[] = [];
  const counting = createCounting(db, {
    onCounted: () => (time += tookMs),
    elapsed: () => time,
    after(milliseconds) {
      pauses.push(milliseconds);
      return () => {};
    },
  });
  await counting.countAll();
  counting.deferred(1);
  counting.deferred(1);
  expect(pauses).toEqual([restMs]);
  await counting.close();
});
