import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packRuns, unpackRuns } from './packed-runs.ts';

test('numbers come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (numbers) => {
      expect(unpackRuns(packRuns(numbers))).toEqual(numbers);
    })
  );
});

test('numbers that follow each other are two, however many they are', () => {
  expect(packRuns(Array.from({ length: 1000 }, (_, i) => 7 + i))).toEqual([7, 1000]);
});
