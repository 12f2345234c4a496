import { expect, test } from '@jest/globals';
import { probeStore } from '../jobs/probe-store.ts';
import { describeFault } from '../store/sqlite/fault.ts';
import { collectLog } from '../../test-support/sidecar/log.ts';
import { createStoreHealth, writing } from './store-health.ts';

function setUp() {
  const { logger, log } = collectLog();
  return { health: createStoreHealth(logger, describeFault, writing), log };
}

const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });

test('failing is told once, and so is that it works again', () => {
  const { health, log } = setUp();
  health.worked();
  health.failed(full);
  health.failed(full);
  expect(health.problem).toBe('The disk is full. Free some space.');
  health.worked();
  health.worked();
  expect(health.problem).toBeNull();
  expect(log.map(({ level, msg }) => [level, msg])).toEqual([
    [50, expect.stringMatching(/^The disk is full\. .*refused/)],
    [30, 'alerts are stored again'],
  ]);
});

test('a write that takes too long is a problem until it is known what came of it', () => {
  const { health } = setUp();
  health.stalled();
  expect(health.problem).toMatch(/does not answer/);
  health.failed(full);
  expect(health.problem).toMatch(/full/);
});

test('damage stays until the next start, although some writes succeed', () => {
  const { health, log } = setUp();
  health.failed(Object.assign(new Error('database disk image is malformed'), { errcode: 11 }));
  health.worked();
  health.failed(full);
  expect(health.problem).toMatch(/damaged.*restore a backup/);
  expect(log).toHaveLength(1);
});

test('a probe finds out that it works again', async () => {
  const { health } = setUp();
  let works = false;
  let probes = 0;
  const store = {
    async probe() {
      probes++;
      if (!works) {
        throw full;
      }
    },
  };
  await probeStore(store, health);
  expect(probes).toBe(0);
  health.failed(full);
  await probeStore(store, health);
  expect(health.problem).not.toBeNull();
  works = true;
  await probeStore(store, health);
  expect(health.problem).toBeNull();
});

test.each([
  [5, /another process/],
  [261, /another process/],
  [8, /read-only/],
  [1544, /read-only/],
  [778, /disk reports/],
  [11, /damaged/],
  [13, /full/],
  [26, /damaged/],
  [1, /cannot be used: x/],
  [undefined, /cannot be used: x/],
])('SQLite’s result code %s is told in words that help', (errcode, words) => {
  expect(describeFault(Object.assign(new Error('x'), { errcode })).message).toMatch(words);
});
