import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median, quantile, slope, spread } from './statistics.ts';

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2.5],
  [[10, 20], 0.99, 19.9],
  [[7], 0.99, 7],
  [[1, 2, 3], 1, 3],
])('the quantile of %j at %d', (values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected);
});

test('an empty list has no quantile', () => {
  expect(() => median([])).toThrow('empty list');
});

test('a quantile lies between the values, and does not change them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, share) => {
        const before = [...values];
        const found = quantile(values, share);
        expect(values).toEqual(before);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
      }
    )
  );
});

test('the spread is relative to the median', () => {
  expect(spread([90, 100, 120])).toBeCloseTo(0.3);
});

test.each([
  [
    [
      [0, 1],
      [1, 3],
      [2, 5],
    ],
    2,
  ],
  [
    [
      [0, 5],
      [1, 5],
      [2, 5],
    ],
    0,
  ],
  [[[1, 5]], 0],
] as Array<[Array<[number, number]>, number]>)('the slope of %j', (points, expected) => {
  expect(slope(points)).toBeCloseTo(expected);
});
