import { expect, test } from '@jest/globals';
import { type Counts, createLateCounts, packCounts } from './deferred-counters.ts';

const of = (alertCount: number): Counts => ({
  alertCount,
  lastAlertAt: alertCount * 10,
  lastAlertId: alertCount || null,
});

test('the newest counts of each group are known until all are written', () => {
  const late = createLateCounts();
  expect([...late.now()]).toEqual([]);
  late.take(
    packCounts(
      new Map([
        [1, of(5)],
        [2, of(0)],
      ])
    )
  );
  late.take(packCounts(new Map([[1, of(6)]])));
  expect([...late.now()]).toEqual([
    [1, of(6)],
    [2, of(0)],
  ]);
  late.take(packCounts(new Map([[2, of(7)]])));
  expect([...late.now()]).toEqual([
    [1, of(6)],
    [2, of(7)],
  ]);
  late.take(null);
  expect([...late.now()]).toEqual([]);
});

test('what was asked for before they are written stays as it was', () => {
  const late = createLateCounts();
  late.take(packCounts(new Map([[1, of(5)]])));
  const before = late.now();
  late.take(null);
  late.take(packCounts(new Map([[1, of(9)]])));
  expect([...before]).toEqual([[1, of(5)]]);
  expect([...late.now()]).toEqual([[1, of(9)]]);
});
