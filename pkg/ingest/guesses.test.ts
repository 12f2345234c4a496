import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createGuesses } from './guesses.ts';

const guess = (guesses: ReturnType<typeof createGuesses>, address: string, times: number, now = 0) =>
  Array.from({ length: times }, () => guesses.count(address, now)).filter((pause) => pause === null).length;

test('sixty wrong tokens pass, then one a second', () => {
  const guesses = createGuesses();
  expect(guess(guesses, '192.0.2.1', 100)).toBe(60);
  expect(guesses.count('192.0.2.1', 999)).toBe(1);
  expect(guess(guesses, '192.0.2.1', 5, 2000)).toBe(2);
  expect(guess(guesses, '192.0.2.2', 1)).toBe(1);
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['2001:db8::1', '2001:db8:0:0:ffff::', true],
  ['2001:db8::1', '2001:db8:1::1', false],
  ['::1', '::2', true],
  ['fe80::1', '::1', false],
  ['192.0.2.1', '192.0.2.10', false],
])('%s and %s count as one: %s', (first, second, same) => {
  const guesses = createGuesses();
  guess(guesses, first, 60);
  expect(guesses.count(second, 0)).toBe(same ? 1 : null);
});

test('never more than a burst and one a second, and memory has an end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { maxLength: 300 }), (pauses) => {
      const guesses = createGuesses();
      let now = 0;
      let passed = 0;
      for (const pause of pauses) {
        now += pause;
        passed += guess(guesses, 'a', 3, now);
      }
      expect(passed).toBeLessThanOrEqual(60 + now / 1000);
    })
  );
  const guesses = createGuesses();
  guess(guesses, 'first', 60);
  for (let n = 0; n < 10_000; n++) {
    guess(guesses, `${n}`, 1);
  }
  expect(guesses.count('first', 0)).toBeNull();
});
