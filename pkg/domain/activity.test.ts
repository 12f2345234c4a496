import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Activity,
  addArrivals,
  coarsen,
  mostIntervals,
  noActivity,
  shortestStep,
  sinceStart,
} from './activity.ts';

/** Counts each time by itself, in intervals as long as the last time needs. */
function countNaively(times: readonly number[], most: number): Activity {
  let step = shortestStep;
  while (Math.max(0, ...times) >= step * most) {
    step *= 2;
  }
  const counts = Array.from(
    { length: times.length === 0 ? 0 : Math.floor(Math.max(...times) / step) + 1 },
    (_, i) => times.filter((time) => Math.floor(time / step) === i).length
  );
  return { step, counts };
}

test('alerts are counted in the second in which they came', () => {
  expect(addArrivals(noActivity, [{ since: 0, count: 1 }])).toEqual({ step: 1000, counts: [1] });
  expect(addArrivals({ step: 1000, counts: [1] }, [{ since: 3000, count: 2 }])).toEqual({
    step: 1000,
    counts: [1, 0, 0, 2],
  });
});

test('an alert after the last interval makes all of them twice as long', () => {
  const full = addArrivals(
    noActivity,
    Array.from({ length: mostIntervals }, (_, i) => ({ since: i * 1000, count: 1 }))
  );
  expect(full).toEqual({ step: 1000, counts: new Array(64).fill(1) });
  const next = addArrivals(full, [{ since: 64_000, count: 1 }]);
  expect(next).toEqual({ step: 2000, counts: [...new Array(32).fill(2), 1] });
});

test('a year later there are still as few', () => {
  const year = 365 * 24 * 3600 * 1000;
  const { step, counts } = addArrivals({ step: 1000, counts: [7] }, [{ since: year, count: 1 }]);
  expect(step * counts.length).toBeGreaterThan(year);
  expect(counts.length).toBeLessThanOrEqual(mostIntervals);
  expect([counts[0], counts.at(-1), counts.length > mostIntervals / 2]).toEqual([7, 1, true]);
});

test('a clock that went back counts at the start', () => {
  expect(sinceStart(5000, 4000)).toBe(0);
  expect(sinceStart(5000, 7999)).toBe(2000);
});

test('whenever alerts come, and whatever comes together, the counts are those of counting one by one', () => {
  // Times of every magnitude, from milliseconds to decades, in any order.
  const time = fc.tuple(fc.nat(40), fc.nat(1_000_000)).map(([power, part]) => Math.floor((part / 1e6) * 2 ** power));
  fc.assert(
    fc.property(
      fc.array(fc.array(time, { maxLength: 20 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 64 }),
      (batches, most) => {
        const activity = batches.reduce(
          (before, times) =>
            addArrivals(
              before,
              times.map((at) => ({ since: sinceStart(0, at), count: 1 }))
            ),
          noActivity
        );
        expect(activity).toEqual(countNaively(batches.flat(), mostIntervals));
        const coarse = coarsen(activity, most);
        expect(coarse.counts.length).toBeLessThanOrEqual(most);
        expect(coarse).toEqual(coarse.step === activity.step ? activity : countNaively(batches.flat(), most));
      }
    )
  );
});
