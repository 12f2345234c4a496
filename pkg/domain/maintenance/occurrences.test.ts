import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSchedule } from './check-schedule.ts';
import { activeAt, nextAfter, occurrencesBetween } from './occurrences.ts';
import type { Schedule } from './schedule.ts';

const hour = 60 * 60 * 1000;
const at = (text: string) => Date.parse(text);

function schedule(startsAt: string, rule: string | null, timeZone = 'UTC', lasts = hour): Schedule {
  const start = at(startsAt);
  const recurrence = rule === null ? null : { rule, timeZone };
  return { startsAt: start, endsAt: start + lasts, recurrence, endedAt: null };
}

const starts = (given: Schedule, from: string, to: string) =>
  occurrencesBetween(given, at(from), at(to), 100).map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16));

test.each([
  // Clocks are set forward on 2027-03-28 and back on 2027-10-31.
  [
    'Europe/Berlin',
    schedule('2027-03-20T21:00:00Z', 'FREQ=WEEKLY', 'Europe/Berlin'),
    ['2027-03-20', '2027-04-04'],
    ['2027-03-20T21:00', '2027-03-27T21:00', '2027-04-03T20:00'],
  ],
  [
    'a time in Europe/Berlin that there is not',
    schedule('2027-03-27T01:30:00Z', 'FREQ=DAILY', 'Europe/Berlin'),
    ['2027-03-27', '2027-03-30'],
    ['2027-03-27T01:30', '2027-03-29T00:30'],
  ],
  [
    'a time in Europe/Berlin that there is twice',
    schedule('2027-10-30T00:30:00Z', 'FREQ=DAILY', 'Europe/Berlin'),
    ['2027-10-30', '2027-11-02'],
    ['2027-10-30T00:30', '2027-10-31T00:30', '2027-11-01T01:30'],
  ],
  [
    'America/New_York',
    schedule('2027-11-06T05:30:00Z', 'FREQ=DAILY', 'America/New_York'),
    ['2027-11-06', '2027-11-09'],
    ['2027-11-06T05:30', '2027-11-07T05:30', '2027-11-08T06:30'],
  ],
  [
    'Australia/Lord_Howe, by half an hour',
    schedule('2027-04-02T13:00:00Z', 'FREQ=DAILY', 'Australia/Lord_Howe'),
    ['2027-04-02', '2027-04-06'],
    ['2027-04-02T13:00', '2027-04-03T13:00', '2027-04-04T13:30', '2027-04-05T13:30'],
  ],
])('local times stay where clocks are set in %s', (_, given, [from, to], expected) => {
  expect(starts(given, `${from}T00:00:00Z`, `${to}T00:00:00Z`)).toEqual(expected);
});

test('it begins with the first that the rule gives, and COUNT and UNTIL end it', () => {
  // A Saturday.
  const sundays = (rule: string) => starts(schedule('2027-01-02T22:00:00Z', rule), '2027-01-01', '2027-03-01');
  expect(sundays('FREQ=WEEKLY;BYDAY=SU;COUNT=2')).toEqual(['2027-01-03T22:00', '2027-01-10T22:00']);
  expect(sundays('FREQ=WEEKLY;BYDAY=SU;UNTIL=20270111T000000Z')).toEqual(['2027-01-03T22:00', '2027-01-10T22:00']);
});

test('an occurrence is active from its start until before its end', () => {
  const once = schedule('2027-01-02T22:00:00Z', null);
  const occurrence = { startsAt: once.startsAt, endsAt: once.endsAt };
  expect(activeAt(once, once.startsAt - 1)).toBeNull();
  expect(activeAt(once, once.startsAt)).toEqual(occurrence);
  expect(activeAt(once, once.endsAt - 1)).toEqual(occurrence);
  expect(activeAt(once, once.endsAt)).toBeNull();
  expect(nextAfter(once, once.startsAt - 1)).toEqual(occurrence);
  expect(nextAfter(once, once.startsAt)).toBeNull();
});

test('an occurrence that was ended has its end then, and others their own', () => {
  const daily = schedule('2027-01-02T22:00:00Z', 'FREQ=DAILY');
  const ended = { ...daily, endedAt: at('2027-01-03T22:10:00Z') };
  expect(activeAt(ended, at('2027-01-03T22:10:00Z'))).toBeNull();
  expect(activeAt(ended, at('2027-01-03T22:09:00Z'))).toMatchObject({ endsAt: ended.endedAt });
  expect(activeAt(ended, at('2027-01-04T22:10:00Z'))).toMatchObject({ endsAt: at('2027-01-04T23:00:00Z') });
});

test.each([
  'FREQ=HOURLY;INTERVAL=7;BYDAY=SU',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=DAILY;COUNT=300',
  'FREQ=DAILY;UNTIL=20271101T000000Z',
  'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,30;BYSETPOS=1,-1',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;BYHOUR=0,2,3;WKST=SU',
  'FREQ=MONTHLY;BYMONTHDAY=31,-1',
  'FREQ=MONTHLY;BYDAY=2TU',
  'FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO',
  'FREQ=YEARLY;BYYEARDAY=-1,100;BYHOUR=2',
])('those of %s in a time are those that follow each other', (rule) => {
  for (const timeZone of ['UTC', 'Europe/Berlin']) {
    const given = schedule('2027-01-02T22:00:00Z', rule, timeZone, 1);
    for (const [from, to] of [
      ['2026-12-01T00:00:00Z', '2027-01-20T00:00:00Z'],
      ['2027-10-20T00:00:00Z', '2027-11-10T00:00:00Z'],
      ['2028-12-10T00:00:00Z', '2029-01-12T00:00:00Z'],
    ].map((times) => times.map(at)) as Array<[number, number]>) {
      const model: number[] = [];
      for (let next = nextAfter(given, from - 1); next !== null && next.startsAt < to;) {
        model.push(next.startsAt);
        next = nextAfter(given, next.startsAt);
      }
      expect(occurrencesBetween(given, from, to, 10_000).map(({ startsAt }) => startsAt)).toEqual(model);
    }
  }
});

test('however many there are in a time, they are found soon', () => {
  const rule = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,20,40';
  const from = at('2028-01-03T00:00:00Z');
  const begun = process.threadCpuUsage().user;
  const found = occurrencesBetween(schedule('2027-01-02T22:00:00Z', rule, 'UTC', 1), from, from + 42 * 24 * hour, 2000);
  // Microseconds; one after another they take ten seconds.
  expect(process.threadCpuUsage().user - begun).toBeLessThan(3_000_000);
  const workdays = Array.from({ length: 42 }, (_, i) => i).filter((i) => i % 7 < 5);
  expect(found.map(({ startsAt }) => startsAt)).toEqual(
    workdays.flatMap((day) => Array.from({ length: 36 }, (_, i) => from + day * 24 * hour + (i * hour) / 3))
  );
});

test('each is what is found by looking at every hour', () => {
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
      fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 24 * 60 }),
      fc.integer({ min: 1, max: 55 }),
      (byDay, byHour, interval, startHour, minutes) => {
        const start = at('2027-01-04T00:00:00Z') + startHour * hour;
        const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${byDay.join(',')};BYHOUR=${byHour.join(',')}`;
        const lasts = minutes * 60_000;
        const given: Schedule = {
          startsAt: start,
          endsAt: start + lasts,
          recurrence: { rule, timeZone: 'UTC' },
          endedAt: null,
        };
        const firstWeek = Math.floor((start - at('2027-01-04T00:00:00Z')) / (7 * 24 * hour));
        const model: number[] = [];
        for (let time = start; time < start + 40 * 24 * hour; time += hour) {
          const week = Math.floor((time - at('2027-01-04T00:00:00Z')) / (7 * 24 * hour)) - firstWeek;
          const date = new Date(time);
          const day = days[(date.getUTCDay() + 6) % 7] as string;
          if (week % interval === 0 && byDay.includes(day) && byHour.includes(date.getUTCHours())) {
            model.push(time);
          }
        }
        const end = start + 40 * 24 * hour;
        expect(occurrencesBetween(given, start, end, 1000).map(({ startsAt }) => startsAt)).toEqual(model);
        const [first] = model;
        if (first !== undefined) {
          expect(activeAt(given, first + lasts - 1)?.startsAt).toBe(first);
          expect(nextAfter(given, first)?.startsAt ?? null).toBe(model[1] ?? nextAfter(given, first)?.startsAt ?? null);
        }
      }
    ),
    { numRuns: 40 }
  );
});

test.each([
  ['FREQ=SECONDLY', /FREQ=SECONDLY/],
  ['FREQ=DAILY;COUNT=1000000000', /COUNT/],
  ['FREQ=DAILY;BYSECOND=1', /BYSECOND cannot be used/],
  ['FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z', /exclude/],
  ['FREQ=DAILY;FREQ=WEEKLY', /twice/],
  ['RRULE:FREQ=DAILY', /without "RRULE:"/],
  ['DTSTART:20270101T000000Z\nRRULE:FREQ=DAILY', /no part of a rule/],
  ['BYDAY=MO', /FREQ is missing/],
  ['FREQ=DAILY;UNTIL=20261332T000000Z', /UTC/],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', /too long|no occurrence/],
  ['FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', /too long|no occurrence/],
  ['FREQ=DAILY;UNTIL=20200101T000000Z', /no occurrence/],
  // Its starts are found in January, but not in summer.
  ['FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12', /too long/],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15;BYMINUTE=0,15,30', /too long/],
])('the rule %s is refused, and soon', (rule, message) => {
  const begun = process.threadCpuUsage().user;
  expect(checkSchedule(schedule('2027-01-02T22:00:00Z', rule))).toEqual({
    fault: { field: 'recurrence.rule', message: expect.stringMatching(message) },
  });
  // Microseconds.
  expect(process.threadCpuUsage().user - begun).toBeLessThan(3_000_000);
});

test.each([
  ['it ends before it starts', schedule('2027-01-02T22:00:00Z', null, 'UTC', 0), 'endsAt'],
  ['it lasts for years', schedule('2027-01-02T22:00:00Z', null, 'UTC', 9000 * hour), 'endsAt'],
  ['occurrences overlap', schedule('2027-01-02T22:00:00Z', 'FREQ=DAILY', 'UTC', 30 * hour), 'endsAt'],
  ['there is no such time zone', schedule('2027-01-02T22:00:00Z', 'FREQ=DAILY', 'Mars/Base'), 'recurrence.timeZone'],
  ['an offset is no time zone', schedule('2027-01-02T22:00:00Z', 'FREQ=DAILY', '+02:00'), 'recurrence.timeZone'],
])('a schedule is refused where %s', (_, given, field) => {
  expect(checkSchedule(given)).toMatchObject({ fault: { field } });
});

test.each([
  [0.1, null],
  [40, /the first 500 have to be there within 1 s/],
])('a rule for whose starts it works %d ms each is refused where all of them take too long: %s', (each, says) => {
  let worked = 0;
  const checked = checkSchedule(schedule('2027-01-02T22:00:00Z', 'FREQ=DAILY'), () => (worked += each));
  expect(checked).toEqual(
    says === null ? { lastEndsAt: null } : { fault: { field: 'recurrence.rule', message: expect.stringMatching(says) } }
  );
});

test('it is known when the last occurrence ends, where there is one', () => {
  const last = (rule: string | null) => checkSchedule(schedule('2027-01-02T22:00:00Z', rule));
  expect(last(null)).toEqual({ lastEndsAt: at('2027-01-02T23:00:00Z') });
  expect(last('FREQ=DAILY;COUNT=3')).toEqual({ lastEndsAt: at('2027-01-04T23:00:00Z') });
  expect(last('FREQ=DAILY')).toEqual({ lastEndsAt: null });
});
