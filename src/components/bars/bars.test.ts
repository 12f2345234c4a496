import { toBars } from './bars';

it('stacks the layers in their order, and draws the highest first', () => {
  const data = {
    from: '2026-11-28T00:00:00.000Z',
    step: 3_600_000,
    series: [
      { value: 'none', counts: [1, 0, 0] },
      { value: 'info', counts: [0, 2, 0] },
      { value: 'critical', counts: [3, 1, 0] },
    ],
  };
  const start = Date.parse(data.from);
  expect(toBars(data)).toEqual({
    times: [start, start + 3_600_000, start + 7_200_000],
    layers: [
      { value: 'none', heights: [4, 3, 0] },
      { value: 'info', heights: [3, 3, 0] },
      { value: 'critical', heights: [3, 1, 0] },
    ],
  });
});

it('has no bars where there is nothing', () => {
  expect(toBars({ from: '2026-11-28T00:00:00.000Z', step: 1000, series: [] })).toEqual({ times: [], layers: [] });
});
