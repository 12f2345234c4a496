import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { alertToOne, fillStore } from '../../../test-support/sidecar/migrate-store/fill-store.ts';
import { readStore } from '../../../test-support/sidecar/migrate-store/read-store.ts';
import { findPostgres } from '../../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { where } from '../../../test-support/sidecar/where.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { openPostgresStore } from '../../store/postgres/store.ts';

where(findPostgres(18) !== undefined).describe('migrate-store, killed', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  test('goes on where it was, and copies nothing twice', async () => {
    const place = createSqlitePlace();
    const options = {
      now: () => 2000,
      onFatal(error: Error) {
        throw error;
      },
    };
    const store = await place.open(options);
    await fillStore(store);
    for (let batch = 0; batch < 20; batch += 1) {
      await store.addAlerts(
        Array.from({ length: 1000 }, () => alertToOne({ groupingKey: 'assigned' })),
        []
      );
    }
    await store.close();

    const start = () =>
      spawn(
        process.execPath,
        [
          join(import.meta.dirname, '../../main.ts'),
          'migrate-store',
          '--from',
          `sqlite:${place.path}`,
          '--to',
          server.url(),
        ],
        { stdio: 'ignore' }
      );
    const countAlerts = async () => {
      const [row] = await server.query<{ count: string }>('select count(*) from alerts').catch(() => []);
      return Number(row?.count ?? 0);
    };
    const killed = start();
    const gone = once(killed, 'exit');
    while ((await countAlerts()) === 0) {
      // Until it is on its way.
    }
    killed.kill('SIGKILL');
    await gone;
    expect(await server.query('select source from unfinished_copy')).toHaveLength(1);
    expect(await countAlerts()).toBeLessThan(20_000);

    const [code] = await once(start(), 'exit');
    expect(code).toBe(0);
    const source = await place.open(options);
    const expected = await readStore(source);
    await source.close();
    const target = await openPostgresStore(readPostgresUrl(server.url(), {}), 4, options);
    expect(await readStore(target)).toEqual(expected);
    await target.close();
    expect(await countAlerts()).toBe(20_045);
    await place.remove();
  });
});
