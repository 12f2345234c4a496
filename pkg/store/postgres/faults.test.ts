import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { plainAlert } from '../../../test-support/sidecar/alert.ts';
import { eventually } from '../../../test-support/sidecar/eventually.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { createPostgresPlace } from '../../../test-support/sidecar/store-contract/postgres-place.ts';
import type { StorePlace } from '../../../test-support/sidecar/store-contract/store-place.ts';
import { StoreUnavailable } from '../fault.ts';
import type { Store } from '../store.ts';

describe('a database that goes away', () => {
  let server: PostgresServer;
  let place: StorePlace;
  let store: Store;
  let integrationId: number;
  const deaths: Error[] = [];
  /** Whether those who send alerts are to stop. */
  let isOver: boolean;

  beforeAll(async () => {
    server = await startPostgres({ settings: { fsync: 'on' } });
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    isOver = false;
    place = createPostgresPlace(server);
    store = await place.open({ now: () => 0, onFatal: (error) => deaths.push(error) });
    await store.forOrg(1).createIntegration(plainIntegration());
    integrationId = (await store.forOrg(1).getEndpoint('one'))?.integrationId as number;
  });
  afterEach(async () => {
    isOver = true;
    await store.close();
    await place.remove();
    expect(deaths).toEqual([]);
  });

  const incoming = (groupingKey: string) =>
    plainAlert({ integrationId, facts: plainFacts({ groupingKey }), receivedAt: 1000 });

  test.each(['stop', 'kill'] as const)(
    '%s: alerts are refused until it is back, and none that was stored is lost',
    async (how) => {
      const stored: number[] = [];
      let failures: unknown[] = [];
      const sender = async (lane: number) => {
        for (let n = 0; !isOver; n += 1) {
          try {
            const added = await store.addAlerts([incoming(`${n % 3}`), incoming(`own ${lane} ${n}`)], []);
            stored.push(...added.map((alert) => alert.stored?.alertId as number));
          } catch (error) {
            failures.push(error);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
      };
      const senders = [0, 1].map(sender);
      await eventually(() => stored.length > 20);
      await server[how]();
      await eventually(() => failures.length > 0);
      await eventually(async () =>
        expect((await store.readiness()).writing).toMatchObject({ reason: 'unreachable', isLasting: false })
      );
      expect(failures.filter((failure) => !(failure instanceof StoreUnavailable))).toEqual([]);
      await server.start();
      failures = [];
      const before = stored.length;
      await eventually(() => stored.length > before + 20);
      await eventually(async () => expect(await store.readiness()).toEqual({ reading: null, writing: null }));
      isOver = true;
      await Promise.all(senders);
      const ids = (await place.query('select id from alerts')).flat() as number[];
      expect(stored.filter((id) => !new Set(ids).has(id))).toEqual([]);
      expect(
        await place.query(`select key_hash from alert_groups where state <> 'resolved' group by 1 having count(*) > 1`)
      ).toEqual([]);
    }
  );

  test('without alerts a probe finds out that it is back', async () => {
    await server.stop();
    await expect(store.addAlerts([incoming('a')], [])).rejects.toThrow(StoreUnavailable);
    await store.probe();
    expect((await store.readiness()).writing).toMatchObject({ reason: 'unreachable' });
    await server.start();
    await store.probe();
    expect(await store.readiness()).toEqual({ reading: null, writing: null });
  });

  test('what opens a store while there is none says why', async () => {
    await server.stop();
    await expect(place.open({ now: () => 0, onFatal() {} })).rejects.toMatchObject({
      fault: { reason: 'unreachable' },
    });
    await server.start();
  });
});
