import { unzoom, zoom } from './zoom';

const intervals = { from: '2026-11-01T00:00:00.000Z', step: 86_400_000 };

it.each([
  ['a bar', 'disk', 2, 2, 'disk started:2026-11-03'],
  ['the first bar', '', 0, 0, 'started:2026-11-01'],
  ['several bars', 'disk', 1, 3, 'disk started:2026-11-02..2026-11-04'],
  ['several bars, backwards', 'disk', 3, 1, 'disk started:2026-11-02..2026-11-04'],
  ['a bar in place of the range before', 'started:>-7d disk', 1, 1, 'started:2026-11-02 disk'],
  ['a bar beside other times', 'last:>-7d', 1, 1, 'last:>-7d started:2026-11-02'],
  ['a bar of what is no query', 'state:', 1, 1, 'state:'],
])('narrows the query to %s', (_, query, one, other, expected) => {
  expect(zoom(query, intervals, one, other)).toBe(expected);
});

it.each([
  ['disk started:2026-11-03', 'disk'],
  ['started:2026-11-02..2026-11-04', ''],
  ['disk started:>-2h', null],
  ['last:2026-11-03', null],
  ['disk', null],
  ['state:', null],
])('leads out of a time between dates: %s', (query, expected) => {
  expect(unzoom(query)).toBe(expected);
});
