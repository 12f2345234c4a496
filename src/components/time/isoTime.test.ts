import { isoTime } from './isoTime';

beforeAll(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T12:34:56.000Z') });
});
afterAll(() => {
  jest.useRealTimers();
});

it.each([
  [undefined, false, undefined],
  ['now-6h', false, '2026-11-23T06:34:56.000Z'],
  ['now-1d/d', false, '2026-11-22T00:00:00.000Z'],
  ['now-1d/d', true, '2026-11-22T23:59:59.999Z'],
  ['2026-11-01T10:00:00+02:00', false, '2026-11-01T08:00:00.000Z'],
  ['1795435200000', false, '2026-11-23T12:00:00.000Z'],
  ['yesterday', false, undefined],
  ['now-x', false, undefined],
])('reads %j (rounded up: %j) as %j', (raw, roundUp, time) => expect(isoTime(raw, roundUp)).toBe(time));
