import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  areDeliveriesOver,
  expiryOf,
  mayNeedTrim,
  planGroupDeletion,
  planTrim,
  rowsPerStep,
  smallestTrimmed,
} from './plan-retention.ts';

const day = 24 * 60 * 60 * 1000;
const defaults = { resolvedDays: 30, keptAlerts: 200 };

describe('the alerts of a group', () => {
  test.each([
    ['as many as are kept', { storedAlerts: 210, keptAlerts: null }, null],
    ['one too many', { storedAlerts: 211, keptAlerts: null }, { keepNewest: 200, remove: 1, hasMore: false }],
    ['a step too many', { storedAlerts: 610, keptAlerts: null }, { keepNewest: 200, remove: 400, hasMore: false }],
    ['more than that', { storedAlerts: 611, keptAlerts: null }, { keepNewest: 200, remove: 400, hasMore: true }],
    ['an integration’s own limit', { storedAlerts: 31, keptAlerts: 20 }, { keepNewest: 20, remove: 1, hasMore: false }],
    ['no limit', { storedAlerts: 1e6, keptAlerts: 0 }, null],
  ])('%s', (_, facts, plan) => {
    expect(planTrim(facts, defaults)).toEqual(plan);
  });

  test('none has to go where the default is no limit', () => {
    expect(planTrim({ storedAlerts: 1e6, keptAlerts: null }, { ...defaults, keptAlerts: 0 })).toBeNull();
  });

  test('step by step exactly the first ten and the newest are left', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 1000 }), (count, keptAlerts) => {
        let storedAlerts = count;
        for (let hasMore = true; hasMore;) {
          const plan = planTrim({ storedAlerts, keptAlerts }, defaults);
          expect(plan?.remove ?? 0).toBeLessThanOrEqual(rowsPerStep);
          storedAlerts -= plan?.remove ?? 0;
          hasMore = plan?.hasMore ?? false;
        }
        expect(storedAlerts).toBe(Math.min(count, keptAlerts + 10));
      })
    );
  });

  test('a group is looked at each time that it has grown past another hundred', () => {
    expect([
      mayNeedTrim(0, smallestTrimmed - 1),
      mayNeedTrim(smallestTrimmed - 1, smallestTrimmed),
      mayNeedTrim(smallestTrimmed, smallestTrimmed + 1),
      mayNeedTrim(smallestTrimmed, 5 * smallestTrimmed),
    ]).toEqual([false, true, false, true]);
  });
});

test.each([
  ['the default', null, 30],
  ['its own', 7, 7],
])('resolved groups go after the days of the integration: %s', (_, days, expected) => {
  expect(expiryOf(days, defaults, 100 * day)).toBe((100 - expected) * day);
});

test('resolved groups stay without end where the days are 0', () => {
  expect([expiryOf(0, defaults, day), expiryOf(null, { ...defaults, resolvedDays: 0 }, day)]).toEqual([null, null]);
});

test('a deleted group takes no alerts and has no silence that ends', () => {
  expect(planGroupDeletion(5, 60)).toEqual({ deletedAt: 5, heldUntil: 65, state: 'resolved', silencedUntil: null });
});

test.each([
  ['a week old', { receivedAt: 0, lastNumber: 1, deliveryCount: 1 }, 7 * day, false],
  ['older than a week', { receivedAt: 0, lastNumber: 1, deliveryCount: 1 }, 7 * day + 1, true],
  ['the oldest of ten thousand', { receivedAt: 0, lastNumber: 1, deliveryCount: 10_000 }, 0, false],
  ['before the newest ten thousand', { receivedAt: 0, lastNumber: 1, deliveryCount: 10_001 }, 0, true],
  ['of an unknown count', { receivedAt: 0, lastNumber: 1, deliveryCount: null }, 0, false],
])('deliveries %s', (_, facts, now, isOver) => {
  expect(areDeliveriesOver(facts, now)).toBe(isOver);
});
