import { expect, test } from '@jest/globals';
import { collectLog } from '../../../test-support/sidecar/log.ts';
import { logStoreAccess } from '../../app/log-store-access.ts';
import { type Fault, StoreUnavailable } from '../fault.ts';
import { createAccessHealth } from './access-health.ts';

function setUp() {
  const { logger, log } = collectLog();
  const logAccess = logStoreAccess(logger);
  let pass: (() => void) | undefined;
  const health = createAccessHealth(
    (fault, error) => logAccess('writing', fault, error),
    (_, then) => {
      pass = then;
      return () => (pass = undefined);
    }
  );
  return { health, log, runOutOfTime: () => pass?.() };
}

function unavailable(fields: Partial<Fault> = {}): StoreUnavailable {
  return new StoreUnavailable({
    reason: 'disk_full',
    message: 'The disk is full. Free some space.',
    isLasting: false,
    ...fields,
  });
}

const full = unavailable();

test('a failure is logged once, and so is its end', () => {
  const { health, log } = setUp();
  health.worked();
  health.failed(full);
  health.failed(full);
  expect(health.fault?.message).toBe('The disk is full. Free some space.');
  health.worked();
  health.worked();
  expect(health.fault).toBeNull();
  expect(log.map(({ level, msg }) => [level, msg])).toEqual([
    [50, expect.stringMatching(/^The disk is full\. .*refused/)],
    [30, 'alerts are stored again'],
  ]);
});

test('a write that takes too long is a fault until its outcome is known', async () => {
  const { health, runOutOfTime } = setUp();
  const { promise, reject } = Promise.withResolvers<void>();
  const writing = health.observe(() => promise);
  expect(health.fault).toBeNull();
  runOutOfTime();
  expect(health.fault?.message).toMatch(/does not answer/);
  reject(full);
  await expect(writing).rejects.toBe(full);
  expect(health.fault?.message).toMatch(/full/);
  await health.observe(async () => {});
  runOutOfTime();
  expect(health.fault).toBeNull();
});

test('damage stays until the next start, even where some writes succeed', () => {
  const { health, log } = setUp();
  health.failed(
    unavailable({
      reason: 'damaged',
      message: 'The database is damaged. Stop the sidecar and restore a backup.',
      isLasting: true,
    })
  );
  health.worked();
  health.failed(full);
  expect(health.fault?.message).toMatch(/damaged.*restore a backup/);
  expect(log).toHaveLength(1);
});

test('a retry notices that the database works again', async () => {
  const { health } = setUp();
  let works = false;
  let probes = 0;
  const probe = async () => {
    probes++;
    if (!works) {
      throw full;
    }
  };
  await health.retry(probe);
  expect(probes).toBe(0);
  health.failed(full);
  await health.retry(probe);
  expect(health.fault).not.toBeNull();
  works = true;
  await health.retry(probe);
  expect(health.fault).toBeNull();
});
