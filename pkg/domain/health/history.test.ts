import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addCounts, type Counts, noCounts, packCounts, unpackCounts } from './counts.ts';
import { beginHistory, dayMs, hourMs, hoursOf, keptHours, mostDays, updateHistory } from './history.ts';
import { ratesOf } from './rates.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
const alerts = (count: number): Counts => ({ ...noCounts, alerts: count });

/** The history of an integration that got so many alerts so long before noon, oldest first. */
function historyOf(arrivals: ReadonlyArray<readonly [ago: number, count: number]>, since: number) {
  let history = beginHistory(noon - since);
  for (const [ago, count] of arrivals) {
    history = updateHistory(history, addCounts(history.counted, alerts(count)), noon - ago);
  }
  return history;
}

test('what was counted since the last time came in the present hour and day', () => {
  const first = updateHistory(beginHistory(noon), alerts(3), noon + 1);
  const second = updateHistory(first, { ...alerts(5), rejected: 1 }, noon + 2);
  const third = updateHistory(second, { ...alerts(6), rejected: 1 }, noon + hourMs);
  expect(third.hours).toEqual([
    { at: noon / hourMs, counts: { ...alerts(5), rejected: 1 } },
    { at: noon / hourMs + 1, counts: alerts(1) },
  ]);
  expect(third.days).toEqual([{ at: Math.floor(noon / dayMs), counts: { ...alerts(6), rejected: 1 } }]);
});

test('counts from before a history do not belong to it', () => {
  const history = updateHistory(beginHistory(noon, alerts(100)), alerts(101), noon);
  expect(history.days.map(({ counts }) => counts.alerts)).toEqual([1]);
});

test('a clock that goes back, and counters that do, lose nothing and invent nothing', () => {
  const history = updateHistory(beginHistory(noon), alerts(3), noon);
  const earlier = updateHistory(history, alerts(4), noon - 5 * hourMs);
  expect(earlier.hours).toEqual([{ at: noon / hourMs, counts: alerts(4) }]);
  expect(updateHistory(earlier, alerts(1), noon).hours).toEqual([{ at: noon / hourMs, counts: alerts(4) }]);
});

test('the last 24 hours and 7 days are rolling', () => {
  const history = historyOf(
    [
      [8 * dayMs, 1],
      [6 * dayMs, 10],
      [24 * hourMs, 100],
      [23 * hourMs, 1000],
      [0, 10_000],
    ],
    9 * dayMs
  );
  const { lastDay, lastWeek, daysOfWeek } = ratesOf(history, noon);
  expect([lastDay.alerts, lastWeek.alerts, daysOfWeek]).toEqual([11_000, 11_110, 7]);
  const hours = hoursOf(history, noon).map((counts) => counts.alerts);
  expect([hours.length, hours[0], hours.at(-1)]).toEqual([keptHours, 1000, 10_000]);
});

test.each([
  ['a day of which there is a history', [[0, 40]], 0, { days: 1, activeDays: 1, alerts: 40 }],
  [
    'days without alerts count, up to the last one with some',
    [
      [5 * dayMs, 3],
      [2 * dayMs, 4],
    ],
    9 * dayMs,
    { days: 8, activeDays: 2, alerts: 7 },
  ],
  [
    'no more than 28 days',
    [
      [60 * dayMs, 9],
      [27 * dayMs, 1],
      [0, 1],
    ],
    60 * dayMs,
    { days: 28, activeDays: 2, alerts: 2 },
  ],
  ['however long ago', [[400 * dayMs, 2]], 401 * dayMs, { days: 2, activeDays: 1, alerts: 2 }],
  ['nothing at all', [], 5 * dayMs, { days: 0, activeDays: 0, alerts: 0 }],
] as const)('what is usual: %s', (_, arrivals, since, usual) => {
  expect(ratesOf(historyOf(arrivals, since), noon).usual).toEqual(usual);
});

test('it stays small, and counts everything, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 90 * 24 }), fc.nat({ max: 5 }))), (arrivals) => {
      const sorted = arrivals.map(([hours, count]) => [hours * hourMs, count] as const).sort(([a], [b]) => b - a);
      const history = historyOf(sorted, 100 * dayMs);
      expect(history.hours.length).toBeLessThanOrEqual(keptHours);
      expect(history.days.length).toBeLessThanOrEqual(mostDays);
      const inDay = sorted.filter(([ago]) => ago < 24 * hourMs).reduce((all, [, count]) => all + count, 0);
      expect(ratesOf(history, noon).lastDay.alerts).toBe(inDay);
    })
  );
});

test('counts are packed and unpacked', () => {
  const counts = { alerts: 1, rejected: 2, limited: 3, failed: 4, opened: 5, resolved: 6 };
  expect(unpackCounts(packCounts(counts))).toEqual(counts);
  expect(unpackCounts([1])).toEqual(alerts(1));
});
