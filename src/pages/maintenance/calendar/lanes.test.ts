import fc from 'fast-check';
import { layOut, type Stretch } from './lanes';

const at = (...times: Array<[from: number, to: number]>): Stretch[] => times.map(([from, to]) => ({ from, to }));

it.each<[string, Stretch[], Array<[number, number]>]>([
  ['nothing', [], []],
  ['one', at([0, 60]), [[0, 1]]],
  [
    'one after the other',
    at([0, 60], [60, 90]),
    [
      [0, 1],
      [0, 1],
    ],
  ],
  [
    'two that overlap',
    at([0, 60], [30, 90]),
    [
      [0, 2],
      [1, 2],
    ],
  ],
  [
    'a third where the first is over',
    at([0, 60], [30, 120], [60, 90]),
    [
      [0, 2],
      [1, 2],
      [0, 2],
    ],
  ],
  [
    'two groups',
    at([0, 60], [0, 60], [100, 160]),
    [
      [0, 2],
      [1, 2],
      [0, 1],
    ],
  ],
  [
    'one that begins later in the hour that there is twice, and stands above',
    at([100, 160], [160, 175], [120, 150]),
    [
      [0, 2],
      [0, 1],
      [1, 2],
    ],
  ],
])('%s', (_, stretches, expected) => {
  expect(layOut(stretches).map(({ lane, lanes }) => [lane, lanes])).toEqual(expected);
});

it('nothing covers anything else, and there are no more lanes than lie side by side at a time', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 400 }))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const placed = layOut(stretches);
      const overlap = (i: number, j: number) =>
        (stretches[i]?.from ?? 0) < (stretches[j]?.to ?? 0) && (stretches[j]?.from ?? 0) < (stretches[i]?.to ?? 0);
      placed.forEach(({ lane, lanes }, i) => {
        expect(lane).toBeLessThan(lanes);
        placed.forEach((other, j) => {
          if (i !== j && overlap(i, j)) {
            expect([other.lane === lane, other.lanes]).toEqual([false, lanes]);
          }
        });
        const most = Math.max(
          ...stretches.map(({ from }) => stretches.filter((one) => one.from <= from && from < one.to).length)
        );
        expect(lanes).toBeLessThanOrEqual(most);
      });
    })
  );
});
