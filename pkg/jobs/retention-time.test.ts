import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { collectLog } from '../../test-support/sidecar/log.ts';
import { allGroups } from '../../test-support/sidecar/store-contract/pages.ts';
import { createSqlitePlace } from '../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../test-support/sidecar/store-contract/test-store.ts';
import { startTestSidecar } from '../../test-support/sidecar/test-sidecar.ts';
import { retainOnce } from './retain.ts';
import { catchUp, createRetentionTime, trustMore } from './retention-time.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

describe('the trusted time', () => {
  /** The trusted time after that many hours with the clock that many days ahead. @returns it in hours */
  function after(hours: number, daysAhead: number, confirmed = 0): number {
    let trusted = 0;
    for (let i = 1; i <= hours; i++) {
      trusted = trustMore(trusted, { clock: i * hour + daysAhead * day, passed: hour, confirmed });
    }
    return trusted / hour;
  }

  test.each([
    ['follows a correct clock', after(10, 0), 10],
    ['runs at most four times as fast as real time while the clock is ahead', after(10, 365), 40],
    ['catches up with the clock after a month off', after(10 * 24, 30), 40 * 24],
    ['follows the clock from then on', after(11 * 24, 30), 41 * 24],
    ['does not go back with the clock', after(10, -365), 0],
    ['is the time that a person confirms', after(10, 365, 100 * day), 100 * 24 + 9 * catchUp],
    ['is never later than the clock, whatever a person confirms', after(10, 0, 100 * day), 10],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test('gains at most four times the time that has actually passed, however the clock jumps', () => {
    const step = fc.record({ clock: fc.integer({ min: 0, max: 10 * 365 * day }), passed: fc.nat(30 * day) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let trusted = 5 * 365 * day;
        const start = trusted;
        let passed = 0;
        for (const next of steps) {
          const former = trusted;
          passed += next.passed;
          trusted = trustMore(trusted, { ...next, confirmed: 0 });
          expect(trusted).toBeGreaterThanOrEqual(former);
          expect(trusted).toBeLessThanOrEqual(start + catchUp * passed);
          expect(trusted).toBeLessThanOrEqual(Math.max(former, next.clock));
        }
      })
    );
  });

  test('catches up with a correct clock, however far behind it is', () => {
    fc.assert(
      fc.property(fc.nat(1000), (behind) => {
        let trusted = 0;
        const days = Math.ceil(behind / (catchUp - 1)) + 1;
        for (let i = 1; i <= days; i++) {
          trusted = trustMore(trusted, { clock: (behind + i) * day, passed: day, confirmed: 0 });
        }
        expect(trusted).toBe((behind + days) * day);
      })
    );
  });
});

describe('deleting old groups', () => {
  const start = Date.parse('2026-11-23T12:00:00Z');
  const defaults = { resolvedDays: 365, keptAlerts: 1000 };
  const on = createTestStore(createSqlitePlace);
  let clock: number;
  let passed: number;
  let collected: ReturnType<typeof collectLog>;

  beforeEach(async () => {
    clock = start;
    passed = 0;
    collected = collectLog();
    await resolveGroups(3);
  });

  async function resolveGroups(count: number): Promise<void> {
    const alerts = Array.from({ length: count }, (_, i) =>
      (['fire', 'resolve'] as const).map((signal) => on.incoming({ groupingKey: `${i}`, signal }, clock))
    );
    await on.add(alerts.flat());
  }

  async function groups(): Promise<number> {
    return (await on.org.countGroups(allGroups)).resolved;
  }

  /** Runs a process for that many hours, with retention every hour. */
  async function run(
    hours: number,
    { confirmed, kept = defaults }: { confirmed?: number; kept?: typeof defaults } = {}
  ) {
    const { store } = on;
    const { logger } = collected;
    const elapsed = () => passed;
    const time = createRetentionTime({ store, defaults: kept, confirmed, logger, now: () => clock, elapsed });
    const job = { store, defaults: kept, logger, time, elapsed, isStorm: () => false };
    for (let i = 0; i <= hours; i++) {
      while ((await retainOnce(job)) < 1000) {
        // Until nothing is left to do.
      }
      clock += hour;
      passed += hour;
    }
  }

  const told = () => collected.log.map(({ level, due, msg }) => [level, due, msg]);

  test('waits if the clock is a year ahead, and logs that', async () => {
    await run(1);
    clock += 366 * day;
    await run(0);
    await on.restart();
    await run(4);
    expect(await groups()).toBe(3);
    expect(told()).toEqual(
      Array.from({ length: 2 }, () => [
        40,
        3,
        expect.stringMatching(
          /^3 resolved alert groups are old enough .* 36[67] days ahead .* up to 12[23] more days\. .*BELLHOOK_RETENTION_CLOCK=2027-11-24/
        ),
      ])
    );
  });

  test('continues after a month off, once part of that time has passed again', async () => {
    await run(1, { kept: { ...defaults, resolvedDays: 20 } });
    clock += 30 * day;
    await run(6 * 24, { kept: { ...defaults, resolvedDays: 20 } });
    expect([await groups(), told().length > 0]).toEqual([0, true]);
  });

  test('continues at once if a person confirms the clock', async () => {
    await run(1);
    clock += 366 * day;
    await run(0, { confirmed: clock });
    expect([await groups(), told()]).toEqual([0, []]);
  });

  test('deletes at once if a person shortens the retention', async () => {
    await run(1);
    for (let i = 0; i < 10; i++) {
      await run(23);
    }
    await run(0, { kept: { ...defaults, resolvedDays: 7 } });
    expect([await groups(), told()]).toEqual([0, []]);
  });

  test('follows a clock that is behind, even if it was ahead before', async () => {
    await run(1);
    clock += 366 * day;
    await run(24);
    clock = start + 30 * day;
    await run(24, { kept: { ...defaults, resolvedDays: 32 } });
    expect(await groups()).toBe(3);
  });

  test('starts with the time of the newest alert if no trusted time is stored, as after an upgrade', async () => {
    clock += 366 * day;
    await run(24);
    expect([await groups(), told().length]).toEqual([3, 5]);
  });
});

test('a sidecar whose clock is a year ahead keeps its groups', async () => {
  const integration = '{ uid: one, name: One, type: formatted_webhook, token: token-of-the-time-test }';
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-time-'));
  const options = { folder, provisioning: { 'a.yaml': `integrations: [${integration}]` } };
  const first = await startTestSidecar(options);
  for (const state of ['alerting', 'ok']) {
    await first.post(
      '/integrations/v1/formatted_webhook/token-of-the-time-test/',
      JSON.stringify({ alert_uid: 'a', state })
    );
  }
  await first.close();

  const second = await startTestSidecar(options);
  try {
    second.setTime(Date.parse('2027-12-24T00:00:00Z'));
    await eventually(() => second.log.some(({ msg }) => /BELLHOOK_RETENTION_CLOCK=2027-12-24/.test(String(msg))));
    const { body } = await second.call('GET', 'alert-groups');
    expect(body.items).toMatchObject([{ state: 'resolved' }]);
  } finally {
    await second.close();
    rmSync(folder, { recursive: true });
  }
});
