import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { findPostgres } from '../../../../test-support/sidecar/postgres/installation.ts';
import { hasPooler, startPooler } from '../../../../test-support/sidecar/postgres/pooler.ts';
import { type PostgresServer, startPostgres } from '../../../../test-support/sidecar/postgres/server.ts';
import { where } from '../../../../test-support/sidecar/where.ts';
import { readPostgresUrl } from '../../../database-url/postgres-url.ts';
import { startListener } from './listener.ts';

where(findPostgres(18) !== undefined).describe('a listener', () => {
  let server: PostgresServer;
  let heard = 0;
  let stop: (() => Promise<void>) | undefined;
  const listenAt = (url: string) => {
    heard = 0;
    stop = startListener(readPostgresUrl(url, {}), 'news', () => heard++);
  };
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(() => stop?.());
  afterAll(() => server.remove());

  test('hears each notification, those that it may have missed while the server was away, and later ones', async () => {
    listenAt(server.url());
    await eventually(() => heard === 1);
    await server.query('notify news; notify other');
    await eventually(() => heard === 2);
    await server.stop();
    await server.start();
    await eventually(() => heard === 3);
    await server.query('notify news');
    await eventually(() => heard === 4);
    await stop?.();
    await server.query('notify news');
    await eventually(async () => {
      const left = await server.query("select from pg_stat_activity where application_name = 'bellhook'");
      return left.length === 0;
    });
    expect(heard).toBe(4);
  });

  where(hasPooler).test('leaves it alone behind a pooler, whose sessions would hear for others', async () => {
    const pooler = await startPooler(server);
    listenAt(pooler.url('postgres'));
    await eventually(
      async () => (await server.query("select from pg_stat_activity where query like '%backend_pid()%'")).length > 1
    );
    expect(heard).toBe(0);
    expect(await server.query("select from pg_stat_activity where query like 'listen%'")).toEqual([]);
    await stop?.();
    await pooler.remove();
  });
});
