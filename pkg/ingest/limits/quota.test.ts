import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createQuota } from './quota.ts';

test('a burst passes, then single deliveries at the rate of the quota', () => {
  const quota = createQuota();
  const take = (now: number) => quota.take(1, 6, now);
  expect(Array.from({ length: 7 }, () => take(0))).toEqual([null, null, null, null, null, null, 10]);
  expect(take(9999)).toBe(1);
  expect(take(10_000)).toBeNull();
  expect(take(10_000)).toBe(10);
  expect(take(10 * 60_000)).toBeNull();
});

test('each integration has its own quota, and without a limit all deliveries pass', () => {
  const quota = createQuota();
  expect([quota.take(1, 1, 0), quota.take(1, 1, 0), quota.take(2, 1, 0)]).toEqual([null, 60, null]);
  expect(Array.from({ length: 50 }, () => quota.take(3, null, 0))).toEqual(Array(50).fill(null));
});

test('no more passes than a burst and what the elapsed time allows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.array(fc.nat(5000), { maxLength: 200 }), (perMinute, pauses) => {
      const quota = createQuota();
      let now = 0;
      let passed = 0;
      for (const pause of pauses) {
        now += pause;
        passed += quota.take(1, perMinute, now) === null ? 1 : 0;
      }
      expect(passed).toBeLessThanOrEqual(perMinute + (now * perMinute) / 60_000);
    })
  );
});
