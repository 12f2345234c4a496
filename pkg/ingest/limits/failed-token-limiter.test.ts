import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFailedTokenLimiter } from './failed-token-limiter.ts';

const guess = (failedTokens: ReturnType<typeof createFailedTokenLimiter>, address: string, times: number, now = 0) =>
  Array.from({ length: times }, () => failedTokens.count(address, now)).filter((pause) => pause === null).length;

test('sixty unknown tokens pass, then one per second', () => {
  const failedTokens = createFailedTokenLimiter();
  expect(guess(failedTokens, '192.0.2.1', 100)).toBe(60);
  expect(failedTokens.count('192.0.2.1', 999)).toBe(1);
  expect(guess(failedTokens, '192.0.2.1', 5, 2000)).toBe(2);
  expect(guess(failedTokens, '192.0.2.2', 1)).toBe(1);
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
  const failedTokens = createFailedTokenLimiter();
  guess(failedTokens, first, 60);
  expect(failedTokens.count(second, 0)).toBe(same ? 1 : null);
});

test('no more than a burst and one per second pass, and only so many addresses are remembered', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { maxLength: 300 }), (pauses) => {
      const failedTokens = createFailedTokenLimiter();
      let now = 0;
      let passed = 0;
      for (const pause of pauses) {
        now += pause;
        passed += guess(failedTokens, 'a', 3, now);
      }
      expect(passed).toBeLessThanOrEqual(60 + now / 1000);
    })
  );
  const failedTokens = createFailedTokenLimiter();
  guess(failedTokens, 'first', 60);
  for (let n = 0; n < 10_000; n++) {
    guess(failedTokens, `${n}`, 1);
  }
  expect(failedTokens.count('first', 0)).toBeNull();
});
