import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { type Fleet, startFleet } from '../../test-support/sidecar/fleet/fleet.ts';
import { findHistoryFaults } from '../../test-support/sidecar/fleet/history-faults.ts';
import { type Load, startLoad } from '../../test-support/sidecar/fleet/load.ts';
import { findPostgres } from '../../test-support/sidecar/postgres/installation.ts';
import { hasPooler, startPooler } from '../../test-support/sidecar/postgres/pooler.ts';
import {
  type PostgresOptions,
  type PostgresServer,
  startPostgres,
} from '../../test-support/sidecar/postgres/server.ts';
import { where } from '../../test-support/sidecar/where.ts';

/** See `CRASH_ROUNDS` in crash.test.ts. */
const rounds = Math.min(20, Number(process.env['CRASH_ROUNDS'] ?? 4));

/** How long the database is away, in seconds: `AWAY_SECONDS=60 npm run test:unit -- pkg/executable/postgres`. */
const awaySeconds = Number(process.env['AWAY_SECONDS'] ?? 5);

const bundle = buildForTests();

where(findPostgres(18) !== undefined).describe('sidecars on one PostgreSQL, under load,', () => {
  let server: PostgresServer;
  let database: string;
  let fleet: Fleet | undefined;
  let load: Load | undefined;
  const cleanups: Array<() => Promise<unknown>> = [];

  beforeEach(() => void cleanups.splice(0));
  afterEach(async () => {
    await load?.stop();
    await fleet?.stop();
    load = undefined;
    fleet = undefined;
    for (const cleanup of cleanups.reverse()) {
      await cleanup();
    }
  }, 60_000);

  async function start(options: PostgresOptions = {}): Promise<void> {
    server = await startPostgres(options);
    cleanups.push(server.remove);
    database = await server.createDatabase();
  }

  async function startLoaded(urls: readonly string[]): Promise<Load> {
    fleet = await startFleet(bundle, urls);
    const started = startLoad(fleet.webhooks);
    load = started;
    await untilMore(200);
    return started;
  }

  /** Waits until so many more alerts were acknowledged. */
  async function untilMore(count: number): Promise<void> {
    const before = load?.acknowledged as number;
    await eventually(() => (load?.acknowledged as number) >= before + count, 60_000);
  }

  const readiness = async () => Promise.all([0, 1].map((index) => fleet?.readiness(index)));
  const ready = [{ status: 200 }, { status: 200 }];

  /** Ends the load, and looks at all that there is. */
  async function expectSound(at: Pick<PostgresServer, 'query'> = server): Promise<void> {
    await eventually(async () => expect(await readiness()).toMatchObject(ready), 20_000);
    await untilMore(100);
    await load?.stop();
    expect(await findHistoryFaults(at, database, load?.alerts ?? [])).toEqual([]);
  }

  test('lose nothing when sidecars and the database are killed at random', async () => {
    await start();
    await startLoaded([server.url(database), server.url(database)]);
    for (let round = 0; round < rounds; round++) {
      await pause(200 + Math.random() * 800);
      if (Math.random() < 0.6) {
        await fleet?.replace(round % 2);
      } else {
        await server.kill();
        await pause(Math.random() * 500);
        await server.start();
      }
    }
    await expectSound();
  }, 600_000);

  test('refuse alerts while the database is away, say so, and go on by themselves', async () => {
    await start();
    const { answers } = await startLoaded([server.url(database), server.url(database)]);
    await server.stop();
    await eventually(async () => expect((await readiness()).map((each) => each?.status)).toEqual([503, 503]));
    await eventually(async () =>
      expect((await readiness())[0]?.reason).toMatch(/Nothing listens at the database’s address/)
    );
    await pause(awaySeconds * 1000);
    expect((await readiness()).map((each) => each?.status)).toEqual([503, 503]);
    expect(answers.get(503)).toBeGreaterThan(0);
    await server.start();
    await expectSound();
  }, 180_000);

  test('say that the database is silent, and go on when it speaks', async () => {
    await start();
    await startLoaded([server.url(database), server.url(database)]);
    server.freeze();
    await eventually(async () => expect((await readiness()).map((each) => each?.status)).toEqual([503, 503]), 20_000);
    await pause(awaySeconds * 1000);
    server.thaw();
    await expectSound();
  }, 180_000);

  test('go to the standby that takes over, with all that was acknowledged', async () => {
    await start();
    const standby = await server.createStandby();
    cleanups.push(standby.remove);
    await server.query("alter system set synchronous_standby_names = '*'");
    await server.query('select pg_reload_conf()');
    const url = `postgres://postgres@127.0.0.1:${server.port},127.0.0.1:${standby.port}/${database}`;
    await startLoaded([url, url]);
    await server.kill();
    await standby.promote();
    await expectSound(standby);
  }, 180_000);

  test('take what connections there are, and more when there are more', async () => {
    await start({ settings: { max_connections: '30' } });
    await server.query('create role others login; create role sidecars login');
    await server.query(
      `grant all on database ${database} to sidecars; grant create on schema public to sidecars`,
      database
    );
    const url = server.url(database).replace('postgres@', 'sidecars@');
    await startLoaded([url, url]);
    await server.query('alter role sidecars connection limit 0');
    await server.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'sidecars'");
    await eventually(async () => expect((await readiness()).map((each) => each?.status)).toEqual([503, 503]), 20_000);
    await eventually(async () => expect((await readiness())[0]?.reason).toMatch(/takes no more connections/));
    await server.query('alter role sidecars connection limit 3');
    await eventually(async () => expect(load?.answers.get(200)).toBeGreaterThan(0));
    await untilMore(20);
    await server.query('alter role sidecars connection limit -1');
    await expectSound();
  }, 180_000);

  where(hasPooler).test(
    'outlive the pooler in transaction mode',
    async () => {
      await start();
      const pooler = await startPooler(server);
      cleanups.push(pooler.remove);
      await startLoaded([pooler.url(database), pooler.url(database)]);
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
