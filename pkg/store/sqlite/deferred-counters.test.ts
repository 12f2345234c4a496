import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addArrivals, noActivity } from '../../domain/activity.ts';
import type { StoredGroup } from '../shapes/groups.ts';
import { createDeferredCounters, packCounters, withDeferred } from './deferred-counters.ts';

const counted = (alertCount: number, count = 1) => ({
  alertCount,
  lastAlertAt: alertCount * 10,
  lastAlertId: alertCount || null,
  arrivals: [{ since: alertCount * 1000, count }],
});
const known = (...alertCounts: number[]) => {
  const { arrivals: _, ...counters } = counted(alertCounts.at(-1) as number);
  return { ...counters, arrivals: alertCounts.map((alertCount) => ({ since: alertCount * 1000, alertCount })) };
};

test('the newest counters of each group are known until all are flushed', () => {
  const deferred = createDeferredCounters();
  expect([...deferred.current()]).toEqual([]);
  deferred.take(
    packCounters(
      new Map([
        [1, counted(5)],
        [2, counted(0)],
      ])
    )
  );
  deferred.take(packCounters(new Map([[1, counted(6)]])));
  expect([...deferred.current()]).toEqual([
    [1, known(5, 6)],
    [2, known(0)],
  ]);
  deferred.take(packCounters(new Map([[2, counted(7)]])));
  expect([...deferred.current()]).toEqual([
    [1, known(5, 6)],
    [2, known(0, 7)],
  ]);
  deferred.take(null);
  expect([...deferred.current()]).toEqual([]);
});

test('what was asked for before a flush stays as it was', () => {
  const deferred = createDeferredCounters();
  deferred.take(packCounters(new Map([[1, counted(5)]])));
  const before = deferred.current();
  deferred.take(null);
  deferred.take(packCounters(new Map([[1, counted(9)]])));
  expect([...before]).toEqual([[1, known(5)]]);
  expect([...deferred.current()]).toEqual([[1, known(9)]]);
});

test('a group has its deferred alerts once, whichever of them its row has already', () => {
  const arrival = fc.record({
    since: fc.nat(200).map((second) => second * 1000),
    count: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(arrival, { maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      fc.nat(8),
      (batches, written) => {
        const deferred = createDeferredCounters();
        const reached = batches.map((_, i) => total(batches.slice(0, i + 1)));
        batches.forEach((arrivals, i) => {
          const counters = { alertCount: reached[i] as number, lastAlertAt: i, lastAlertId: i + 1, arrivals };
          deferred.take(packCounters(new Map([[1, counters]])));
        });
        const row = batches.slice(0, written);
        const group = { id: 1, alertCount: total(row), lastAlertAt: 0, activity: addArrivals(noActivity, row.flat()) };
        const all = { alertCount: total(batches), activity: addArrivals(noActivity, batches.flat()) };
        expect(withDeferred(group as StoredGroup, deferred.current())).toMatchObject(all);
        const unknown = { ...group, activity: null } as StoredGroup;
        expect(withDeferred(unknown, deferred.current())).toMatchObject({ ...all, activity: null });
      }
    )
  );
});

function total(batches: ReadonlyArray<ReadonlyArray<{ count: number }>>): number {
  return batches.flat().reduce((sum, { count }) => sum + count, 0);
}
