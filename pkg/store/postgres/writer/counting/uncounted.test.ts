import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packUncounted, unpackUncounted } from './uncounted.ts';

const group = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 40 }),
  lastAlertAt: fc.nat(2 ** 31).map((since) => 1_700_000_000_000 + since),
  lastAlertId: fc.integer({ min: 1, max: 2 ** 40 }),
  arrivals: fc.array(
    fc.record({ since: fc.nat(1_000_000).map((seconds) => seconds * 1000), count: fc.integer({ min: 1, max: 1000 }) }),
    { minLength: 1, maxLength: 3 }
  ),
});

test('what is uncounted is the same once it is packed and unpacked, in the order of the groups', () => {
  fc.assert(
    fc.property(fc.uniqueArray(group, { selector: ({ id }) => id }), (groups) => {
      expect(unpackUncounted(packUncounted(groups))).toEqual(groups.toSorted((a, b) => a.id - b.id));
    })
  );
});

test('a group of a storm takes ten bytes at most', () => {
  const groups = Array.from({ length: 128 }, (_, i) => ({
    id: 1_000_000 + 17 * i,
    lastAlertAt: 1_764_380_000_000 + (i % 5),
    lastAlertId: 30_000_000 + i,
    arrivals: [{ since: 3_600_000, count: 1 }],
  }));
  expect(packUncounted(groups).length).toBeLessThan(128 * 10);
});
