import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { canShiftClocks, shiftedClock } from '../../test-support/sidecar/fleet/clock.ts';
import { createLoadedFleet } from '../../test-support/sidecar/fleet/loaded-fleet.ts';
import { canMakeNetworks, createNetwork } from '../../test-support/sidecar/fleet/network.ts';
import { findPostgres } from '../../test-support/sidecar/postgres/installation.ts';
import { canSlowDisk, slowDisk } from '../../test-support/sidecar/postgres/slow-disk.ts';
import { where } from '../../test-support/sidecar/where.ts';

/** How long a fault lasts, in seconds: `AWAY_SECONDS=60 npm run test:unit -- pkg/executable/postgres`. */
const awaySeconds = Number(process.env['AWAY_SECONDS'] ?? 5);

const bundle = buildForTests();

where(findPostgres(18) !== undefined).describe('sidecars on one PostgreSQL, in places that differ,', () => {
  const on = createLoadedFleet(bundle);
  const { startServer, start, atEnd, untilMore, readiness, reason, expectSound } = on;
  const own = () => on.server.url(on.database);

  where(canMakeNetworks).test(
    'go on where one is cut off from the database, which says so, and comes back by itself',
    async () => {
      const network = createNetwork();
      atEnd(network.remove);
      await startServer({
        settings: { listen_addresses: '*' },
        access: ['host all all 127.0.0.1/32 trust', 'host all all 198.18.0.0/15 trust'],
      });
      await start([
        {
          database: own().replace('127.0.0.1', network.outside),
          wrapper: network.wrapper,
          host: network.inside,
        },
        own(),
      ]);
      network.cut();
      await eventually(async () => expect(await readiness()).toEqual([503, 200]));
      expect(await reason(0)).toMatch(/database/);
      await untilMore(50);
      await pause(awaySeconds * 1000);
      expect((await readiness())[0]).toBe(503);
      await untilMore(50);
      network.mend();
      await expectSound();
    },
    180_000
  );

  where(canSlowDisk).test(
    'take alerts slowly while the disk is slow, and refuse them where it is too slow',
    async () => {
      await startServer({ settings: { fsync: 'on' } });
      await start([own(), own()]);
      const mend = await slowDisk(on.server, 300);
      atEnd(mend);
      await untilMore(50);
      await eventually(async () => expect(await readiness()).toEqual([200, 200]));
      await mend();
      const mendMore = await slowDisk(on.server, 20_000);
      atEnd(mendMore);
      await eventually(async () => expect(await readiness()).toEqual([503, 503]));
      await mendMore();
      await expectSound();
    },
    180_000
  );

  where(canShiftClocks).test(
    'end each silence once and not too early where their clocks differ by a minute',
    async () => {
      await startServer();
      await start([{ database: own(), env: shiftedClock(60) }, own()]);
      const rows = (sql: string) => on.server.query(sql, on.database);
      await rows('alter table events add column seen timestamptz default clock_timestamp()');
      const byTime = `type = 'unsilenced' and actor::json ->> 'kind' = 'system'`;
      await eventually(
        async () => expect((await rows(`select id from events where ${byTime}`)).length).toBeGreaterThan(2),
        100_000
      );
      expect(await rows(`select id from alerts where received_at > ${Date.now() + 30_000} limit 1`)).toHaveLength(1);
      await expectSound();
      const ended = `select seen >= to_timestamp(until / 1000.0) as due from (
        select *, lag(silenced_until) over (partition by group_id order by id) as until from events
          where seen is not null and type in ('silenced', 'unsilenced')) told
        where ${byTime} and until is not null`;
      expect([...new Set((await rows(ended)).map((row) => row['due']))]).toEqual([true]);
    },
    180_000
  );
});
