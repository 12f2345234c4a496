import { expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { buildFormerForTests, hasHistory } from '../../test-support/sidecar/fleet/former-sidecar.ts';
import { createLoadedFleet } from '../../test-support/sidecar/fleet/loaded-fleet.ts';
import { findPostgres } from '../../test-support/sidecar/postgres/installation.ts';
import { where } from '../../test-support/sidecar/where.ts';

const bundle = buildForTests();
const formerBundle = buildFormerForTests();

where(findPostgres(18) !== undefined && hasHistory).describe(
  'sidecars of two versions on one PostgreSQL, under load,',
  () => {
    const on = createLoadedFleet(bundle);
    const { startServer, start, untilMore, readiness, expectSound } = on;
    const today = () => ({ database: on.server.url(on.database), bundle });
    const former = () => ({ ...today(), bundle: formerBundle });

    test('work side by side while one after the other is replaced by the new version', async () => {
      await startServer();
      await start([former(), former()]);
      await on.fleet.replace(0, today());
      await untilMore(100);
      await eventually(async () => expect(await readiness()).toEqual([200, 200]));
      await on.fleet.replace(1, today());
      await expectSound();
    }, 180_000);

    test('work side by side where the new version was first, and the former one comes back', async () => {
      await startServer();
      await start([today(), former()]);
      await on.fleet.replace(0, former());
      await untilMore(100);
      await eventually(async () => expect(await readiness()).toEqual([200, 200]));
      await on.fleet.replace(1, today());
      await expectSound();
    }, 180_000);
  }
);
