import { resolveTimeRange } from './timeRange';

beforeAll(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T12:34:56.000Z') });
});
afterAll(() => {
  jest.useRealTimers();
});

it.each([
  ['nothing', {}, {}],
  ['a relative start', { from: 'now-6h', to: 'now' }, { from: '2026-11-23T06:34:56.000Z' }],
  [
    'whole days',
    { from: 'now-1d/d', to: 'now-1d/d' },
    { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T23:59:59.999Z' },
  ],
  [
    'ISO times',
    { from: '2026-11-01T10:00:00+02:00', to: '2026-11-02T00:00:00Z' },
    { from: '2026-11-01T08:00:00.000Z', to: '2026-11-02T00:00:00.000Z' },
  ],
  ['milliseconds', { from: '1795435200000' }, { from: '2026-11-23T12:00:00.000Z' }],
  ['what is no time', { from: 'yesterday', to: 'now-x' }, {}],
])('resolves %s', (_, range, expected) => {
  expect(resolveTimeRange(range)).toEqual(expected);
});
