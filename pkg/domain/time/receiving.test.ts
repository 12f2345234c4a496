import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSetBack, noteReceiving, receivedFor, type ReceivingPeriod } from './receiving.ts';

const minute = 60_000;

/** The notes of one process: when by its clock, and how long after the one before. */
function note(...notes: ReadonlyArray<readonly [now: number, passed: number | null]>): readonly ReceivingPeriod[] {
  return notes.reduce<readonly ReceivingPeriod[]>((periods, [now, passed]) => noteReceiving(periods, now, passed), []);
}

test.each([
  ['the first note', note([1000, null]), [[1000, 1000]]],
  ['notes in time', note([0, null], [15_000, 15_000], [30_500, 15_500]), [[0, 30_500]]],
  ['another process that goes on at once', note([0, null], [15_000, 15_000], [27_000, null]), [[0, 27_000]]],
  [
    'a restart after a while',
    note([0, null], [15_000, 15_000], [36_000, null]),
    [
      [0, 15_000],
      [36_000, 36_000],
    ],
  ],
  [
    'a pause of the process',
    note([0, null], [60_000, 60_000]),
    [
      [0, 0],
      [60_000, 60_000],
    ],
  ],
  [
    'a clock that is set on',
    note([0, null], [20_000, 15_000]),
    [
      [0, 0],
      [5000, 20_000],
    ],
  ],
  [
    'a clock that is set back',
    note([90_000, null], [25_000, 15_000]),
    [
      [90_000, 90_000],
      [10_000, 25_000],
    ],
  ],
  ['a clock that is a little off', note([0, null], [14_000, 15_000], [30_000, 15_000]), [[0, 30_000]]],
])('%s', (_, periods, expected) => {
  expect(periods.map(({ from, until }) => [from, until])).toEqual(expected);
});

test('very old periods are forgotten', () => {
  const periods = note(...Array.from({ length: 1500 }, (_, i) => [i * minute, null] as const));
  expect([periods.length, periods[0]?.from]).toEqual([1000, 500 * minute]);
});

test('a clock that was set back is known', () => {
  expect(isSetBack(note([90_000, null]))).toBe(false);
  expect(isSetBack(note([0, null], [90_000, null]))).toBe(false);
  expect(isSetBack(note([90_000, null], [25_000, 15_000]))).toBe(true);
});

const down = [
  { from: 0, until: 10 * minute },
  { from: 40 * minute, until: 50 * minute },
];

test.each([
  ['while it lasts', down, 45 * minute, 50 * minute, 5 * minute],
  ['after the last note, for a while', down, 45 * minute, 50 * minute + 20_000, 5 * minute + 20_000],
  ['no longer, as nothing is known then', down, 45 * minute, 50 * minute + 21_000, 5 * minute],
  ['without the time in which nothing could come', down, 5 * minute, 50 * minute, 15 * minute],
  ['from when it could be received again', down, 20 * minute, 50 * minute, 10 * minute],
  ['from the first period that is known', down, -7 * minute, 50 * minute, 20 * minute],
  ['after an alert of a moment before a crash', down, 10 * minute + 14_000, 50 * minute, 10 * minute],
  ['not at all where nothing is known', [], 0, 50 * minute, 0],
  ['not at all for an alert of a clock that is ahead', down, 70 * minute, 50 * minute, 0],
])('alerts were received %s', (_, periods, since, now, expected) => {
  expect(receivedFor(periods, since, now)).toBe(expected);
});

test('a time that came twice is the later one', () => {
  const periods = [
    { from: 0, until: 60 * minute },
    { from: 30 * minute, until: 40 * minute },
  ];
  expect(receivedFor(periods, 20 * minute, 40 * minute)).toBe(50 * minute);
  expect(receivedFor(periods, 35 * minute, 40 * minute)).toBe(5 * minute);
  expect(receivedFor(periods, 50 * minute, 40 * minute)).toBe(20 * minute);
});

/** What happens to a sidecar: it runs for so many seconds, is down for so many, or its clock is set by so many. */
type Step = { readonly kind: 'runs' | 'down' | 'set'; readonly seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('runs' as const), seconds: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('down' as const), seconds: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('set' as const), seconds: fc.integer({ min: -600, max: 600 }) })
);

/**
 * Lives a history second by second, with a note as often as the job makes one. After a clock was set it runs until the next note: without
 * that nobody knows it.
 */
function live(given: readonly Step[]) {
  const steps = given.flatMap((each) =>
    each.kind === 'set' ? [each, { kind: 'runs', seconds: 16 } as const] : [each]
  );
  let clock = 1_000_000;
  let periods: readonly ReceivingPeriod[] = [];
  let sinceNote: number | null = null;
  let received = 0;
  let starts = 1;
  /** By the clock, each second in which an alert may have come, and how long could be received before it. */
  const seconds: Array<{ at: number; received: number; starts: number }> = [];
  const noteNow = () => {
    periods = noteReceiving(periods, clock * 1000, sinceNote === null ? null : sinceNote * 1000);
    sinceNote = 0;
  };
  for (const { kind, seconds: count } of [...steps, { kind: 'runs', seconds: 60 } as const]) {
    if (kind === 'set') {
      clock += count;
      starts += 1;
    } else if (kind === 'down') {
      clock += count;
      sinceNote = null;
      starts += 1;
    } else {
      for (let i = 0; i < count; i++) {
        if (sinceNote === null || sinceNote >= 15) {
          noteNow();
        }
        seconds.push({ at: clock, received, starts });
        clock += 1;
        received += 1;
        sinceNote = (sinceNote as number) + 1;
      }
    }
  }
  return { periods, now: clock, received, starts, seconds };
}

test('it is never more than really was, and less only by moments where nothing was set back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(), (steps, place) => {
      const { periods, now, received, starts, seconds } = live(steps);
      const alert = seconds[place % seconds.length] as (typeof seconds)[number];
      const really = received - alert.received;
      const told = receivedFor(periods, alert.at * 1000, now * 1000) / 1000;
      // Short times in which it was down, and how far a clock was set, are known no better than notes are made.
      const unseen = 20 * (starts - alert.starts + (alert.starts > 1 ? 1 : 0));
      expect(told).toBeLessThanOrEqual(really + unseen);
      if (steps.every(({ kind, seconds: count }) => kind !== 'set' || count >= 0)) {
        expect(told).toBeGreaterThanOrEqual(really - unseen);
      }
    }),
    { numRuns: 1000 }
  );
});
