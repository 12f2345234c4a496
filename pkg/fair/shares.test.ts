import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createShares } from './shares.ts';

test('one alone gets half, and the next still finds something', () => {
  const shares = createShares(12);
  expect(Array.from({ length: 7 }, () => shares.take(1, 1))).toEqual([...Array(6).fill(true), false]);
  expect(shares.take(2, 3)).toBe(true);
  expect(shares.take(2, 1)).toBe(false);
  expect(shares.take(3, 1)).toBe(true);
});

test('what is given back can be taken again', () => {
  const shares = createShares(10);
  expect(shares.take(1, 5)).toBe(true);
  expect(shares.take(1, 1)).toBe(false);
  shares.give(1, 2);
  expect(shares.heldBy(1)).toBe(3);
  expect(shares.take(1, 2)).toBe(true);
  shares.give(1, 5);
  expect(shares.heldBy(1)).toBe(0);
});

test('nobody takes more than he leaves free, and never is more taken than there is', () => {
  const step = fc.record({ org: fc.integer({ min: 1, max: 5 }), amount: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const total = 100;
      const shares = createShares(total);
      let taken = 0;
      for (const { org, amount } of steps) {
        const before = shares.heldBy(org);
        if (shares.take(org, amount)) {
          taken += amount;
          expect(shares.heldBy(org)).toBe(before + amount);
          expect(shares.heldBy(org)).toBeLessThanOrEqual(total - taken);
        } else {
          expect(shares.heldBy(org)).toBe(before);
        }
      }
      expect(taken).toBeLessThan(total);
    })
  );
});
