import { expect, test } from '@jest/globals';
import { type Counters, createDeferredCounters, packCounters } from './deferred-counters.ts';

const of = (alertCount: number): Counters => ({
  alertCount,
  lastAlertAt: alertCount * 10,
  lastAlertId: alertCount || null,
});

test('the newest counters of each group are known until all are flushed', () => {
  const deferred = createDeferredCounters();
  expect([...deferred.current()]).toEqual([]);
  deferred.take(
    packCounters(
      new Map([
        [1, of(5)],
        [2, of(0)],
      ])
    )
  );
  deferred.take(packCounters(new Map([[1, of(6)]])));
  expect([...deferred.current()]).toEqual([
    [1, of(6)],
    [2, of(0)],
  ]);
  deferred.take(packCounters(new Map([[2, of(7)]])));
  expect([...deferred.current()]).toEqual([
    [1, of(6)],
    [2, of(7)],
  ]);
  deferred.take(null);
  expect([...deferred.current()]).toEqual([]);
});

test('what was asked for before a flush stays as it was', () => {
  const deferred = createDeferredCounters();
  deferred.take(packCounters(new Map([[1, of(5)]])));
  const before = deferred.current();
  deferred.take(null);
  deferred.take(packCounters(new Map([[1, of(9)]])));
  expect([...before]).toEqual([[1, of(5)]]);
  expect([...deferred.current()]).toEqual([[1, of(9)]]);
});
