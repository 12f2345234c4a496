import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { createLoadedFleet } from '../../test-support/sidecar/fleet/loaded-fleet.ts';
import { findPostgres } from '../../test-support/sidecar/postgres/installation.ts';
import { hasPooler, startPooler } from '../../test-support/sidecar/postgres/pooler.ts';
import { where } from '../../test-support/sidecar/where.ts';

/** See `CRASH_ROUNDS` in crash.test.ts. */
const rounds = Math.min(20, Number(process.env['CRASH_ROUNDS'] ?? 4));

/** How long the database is away, in seconds: `AWAY_SECONDS=60 npm run test:unit -- pkg/executable/postgres`. */
const awaySeconds = Number(process.env['AWAY_SECONDS'] ?? 5);

const bundle = buildForTests();

where(findPostgres(18) !== undefined).describe('sidecars on one PostgreSQL, under load,', () => {
  const on = createLoadedFleet(bundle);
  const { startServer, start, atEnd, untilMore, readiness, reason, expectSound } = on;
  const own = () => on.server.url(on.database);

  test('lose nothing when sidecars and the database are killed at random', async () => {
    await startServer();
    await start([own(), own()]);
    for (let round = 0; round < rounds; round++) {
      await pause(200 + Math.random() * 800);
      if (Math.random() < 0.6) {
        await on.fleet.replace(round % 2);
      } else {
        await on.server.kill();
        await pause(Math.random() * 500);
        await on.server.start();
      }
    }
    await expectSound();
  }, 600_000);

  test('refuse alerts while the database is away, say so, and go on by themselves', async () => {
    await startServer();
    await start([own(), own()]);
    await on.server.stop();
    await eventually(async () => expect(await readiness()).toEqual([503, 503]));
    await eventually(async () => expect(await reason(0)).toMatch(/Nothing listens at the database’s address/));
    await pause(awaySeconds * 1000);
    expect(await readiness()).toEqual([503, 503]);
    expect(on.load.answers.get(503)).toBeGreaterThan(0);
    await on.server.start();
    await expectSound();
  }, 180_000);

  test('say that the database is silent, and go on when it speaks', async () => {
    await startServer();
    await start([own(), own()]);
    on.server.freeze();
    await eventually(async () => expect(await readiness()).toEqual([503, 503]));
    await pause(awaySeconds * 1000);
    on.server.thaw();
    await expectSound();
  }, 180_000);

  test('go to the standby that takes over, with all that was acknowledged', async () => {
    await startServer();
    const standby = await on.server.createStandby();
    atEnd(standby.remove);
    await on.server.query("alter system set synchronous_standby_names = '*'");
    await on.server.query('select pg_reload_conf()');
    const url = `postgres://postgres@127.0.0.1:${on.server.port},127.0.0.1:${standby.port}/${on.database}`;
    await start([url, url]);
    await on.server.kill();
    await standby.promote();
    await expectSound(standby);
  }, 180_000);

  test('take what connections there are, and more when there are more', async () => {
    await startServer({ settings: { max_connections: '30' } });
    await on.server.query('create role others login; create role sidecars login');
    await on.server.query(
      `grant all on database ${on.database} to sidecars; grant create on schema public to sidecars`,
      on.database
    );
    const url = own().replace('postgres@', 'sidecars@');
    await start([url, url]);
    await on.server.query('alter role sidecars connection limit 0');
    await on.server.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'sidecars'");
    await eventually(async () => expect(await readiness()).toEqual([503, 503]));
    await eventually(async () => expect(await reason(0)).toMatch(/takes no more connections/));
    await on.server.query('alter role sidecars connection limit 3');
    await eventually(async () => expect(on.load.answers.get(200)).toBeGreaterThan(0));
    await untilMore(20);
    await on.server.query('alter role sidecars connection limit -1');
    await expectSound();
  }, 180_000);

  where(hasPooler).test(
    'outlive the pooler in transaction mode',
    async () => {
      await startServer();
      const pooler = await startPooler(on.server);
      atEnd(pooler.remove);
      await start([pooler.url(on.database), pooler.url(on.database)]);
      for (let round = 0; round < 2; round++) {
        await pooler.kill();
        await pause(300);
        await pooler.start();
        await untilMore(50);
      }
      await expectSound();
    },
    180_000
  );
});
