import { expect, test } from '@jest/globals';
import { createStorm } from './storm.ts';

/** Stores batches one after the other for `seconds`; of each `period` the store is busy for `busy` milliseconds. */
function store(busy: number, period: number, seconds: number) {
  let now = 0;
  const storm = createStorm(() => now);
  for (let end = period; end <= seconds * 1000; end += period) {
    now = end;
    storm.committed(busy);
  }
  return { isStorm: storm.isStorm, wait: (milliseconds: number) => void (now += milliseconds) };
}

test.each([
  ['nothing', 0, 100, 5, false],
  ['batches one after the other', 5, 5, 5, true],
  ['long batches one after the other', 400, 400, 5, true],
  ['batches for 3 of 10 milliseconds', 3, 10, 60, false],
  ['batches for 8 of 10 milliseconds', 8, 10, 5, true],
  ['a second of batches for 3 of 10 milliseconds', 3, 10, 1, false],
  ['the first tenth of a second of a storm', 5, 5, 0.1, false],
  ['the first second of a storm', 5, 5, 1, true],
])('%s', (_, busy, period, seconds, expected) => {
  expect(store(busy, period, seconds).isStorm()).toBe(expected);
});

test('a storm is over a second after its last batch', () => {
  const { isStorm, wait } = store(5, 5, 60);
  wait(300);
  expect(isStorm()).toBe(true);
  wait(700);
  expect(isStorm()).toBe(false);
});
