import { setTimeZoneResolver } from '@grafana/data';
import fc from 'fast-check';
import { byDay, dayOf, minutesOn, movedDay, movedMonth, rangeOf, weekOf, weeksOf } from './days';

afterEach(() => setTimeZoneResolver(() => 'browser'));

it.each([
  ['2026-11', 1, '2026-10-26', '2026-12-06', 6],
  ['2026-02', 0, '2026-02-01', '2026-02-28', 4],
  ['2027-02', 1, '2027-02-01', '2027-02-28', 4],
  ['2028-02', 6, '2028-01-29', '2028-03-03', 5],
])('%s with weeks from day %i is %s to %s', (month, firstDay, first, last, weeks) => {
  const found = weeksOf(month, firstDay);
  expect([found.flat()[0], found.flat().at(-1), found.length]).toEqual([first, last, weeks]);
});

it('has every day of a month once, in weeks that begin as asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2400 }), fc.integer({ min: 0, max: 6 }), (by, firstDay) => {
      const month = movedMonth('1970-01', by);
      const weeks = weeksOf(month, firstDay);
      const days = weeks.flat();
      const [year = 0, number = 0] = month.split('-').map(Number);
      expect(new Set(days).size).toBe(days.length);
      expect(days.filter((day) => day.startsWith(month))).toHaveLength(new Date(year, number, 0).getDate());
      expect(weeks.every(([first]) => new Date(`${first}T00:00:00Z`).getUTCDay() === firstDay)).toBe(true);
    })
  );
});

it('asks for more than the days, whatever the time zone', () => {
  expect(rangeOf(weeksOf('2027-02', 1))).toEqual({ from: '2027-01-31T00:00:00.000Z', to: '2027-03-02T00:00:00.000Z' });
});

it.each([
  ['utc', '2026-11-29T23:30:00Z', '2026-11-29'],
  ['Europe/Berlin', '2026-11-29T23:30:00Z', '2026-11-30'],
  ['America/New_York', '2026-11-29T03:30:00Z', '2026-11-28'],
])('in %s, %s is on %s', (zone, at, day) => {
  setTimeZoneResolver(() => zone);
  expect(dayOf(Date.parse(at))).toBe(day);
});

it('puts what lasts on each of its days, and not on the one at whose beginning it ends', () => {
  setTimeZoneResolver(() => 'utc');
  const days = ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'];
  const long = { startsAt: '2026-11-27T10:00:00Z', endsAt: '2026-11-30T00:00:00Z' };
  const short = { startsAt: '2026-11-29T10:00:00Z', endsAt: '2026-11-29T11:00:00Z' };
  expect([...byDay([long, short], days)]).toEqual([
    ['2026-11-28', [long]],
    ['2026-11-29', [long, short]],
  ]);
});

it('has seven days in the week of a day, which begins as asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 6 }), (by, firstDay) => {
      const day = movedDay('1970-01-01', by);
      const week = weekOf(day, firstDay);
      expect([week.length, week.includes(day)]).toEqual([7, true]);
      expect(new Date(`${week[0]}T00:00:00Z`).getUTCDay()).toBe(firstDay);
      expect(week.slice(1)).toEqual(week.slice(0, -1).map((one) => movedDay(one, 1)));
    })
  );
});

it.each([
  ['within the day', '2026-11-25', '2026-11-25T09:30:00Z', '2026-11-25T11:00:00Z', 630, 720],
  ['from the day before', '2026-11-25', '2026-11-24T09:30:00Z', '2026-11-25T11:00:00Z', 0, 720],
  ['until the day after', '2026-11-25', '2026-11-25T09:30:00Z', '2026-11-26T11:00:00Z', 630, 1440],
  ['until midnight', '2026-11-25', '2026-11-25T09:30:00Z', '2026-11-25T23:00:00Z', 630, 1440],
  ['all day', '2026-11-25', '2026-11-24T09:30:00Z', '2026-11-26T11:00:00Z', 0, 1440],
  ['over the hour that there is twice', '2026-10-25', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z', 150, 210],
  ['within the hour that there is twice', '2026-10-25', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z', 165, 165],
  ['over the hour that there is not', '2026-03-29', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', 90, 210],
])('stands %s where the clock on the wall says', (_, day, startsAt, endsAt, from, to) => {
  setTimeZoneResolver(() => 'Europe/Berlin');
  expect(minutesOn(day, { startsAt, endsAt })).toEqual({ from, to });
});
