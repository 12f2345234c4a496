import { describe, expect, test } from '@jest/globals';
import { noCounts } from './counts.ts';
import { dayMs } from './history.ts';
import { findOddities, type Watched } from './oddities.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');

function watched(change: Partial<Watched> & Partial<Watched['rates']> = {}): Watched {
  const { enabled = true, hasQuietTime = false, lastAlertAt = noon, waitingTopics = 0, ...rates } = change;
  const none = { days: 0, activeDays: 0, alerts: 0 };
  return {
    enabled,
    hasQuietTime,
    lastAlertAt,
    waitingTopics,
    rates: { lastDay: noCounts, lastWeek: noCounts, daysOfWeek: 7, usual: none, ...rates },
  };
}

test('of an integration that has got nothing yet nothing is odd', () => {
  expect(findOddities(watched({ lastAlertAt: null }), noon)).toEqual([]);
});

test('a topic that waits to be confirmed is odd, and before all else', () => {
  const rejected = { ...noCounts, rejected: 5 };
  const found = findOddities(watched({ lastAlertAt: null, waitingTopics: 2, lastDay: rejected }), noon);
  expect(found.map(({ code }) => code)).toEqual(['unconfirmed', 'rejected']);
  expect(found[0]).toEqual({ code: 'unconfirmed', topics: 2 });
  expect(findOddities(watched({ enabled: false, waitingTopics: 2 }), noon)).toEqual([]);
});

describe('silence', () => {
  test.each([
    // [days known, of them with alerts, alerts, days of silence, what is usual]
    ['every day for four weeks, silent for a day', 28, 28, 1120, 1, null],
    ['every day for four weeks, silent for two', 28, 28, 1120, 2, { usual: 40, per: 'day' }],
    ['every day for a week, silent for two', 7, 7, 280, 2, null],
    ['every day for a week, silent for three', 7, 7, 280, 3, { usual: 40, per: 'day' }],
    ['on weekdays, silent over a weekend', 28, 20, 200, 3, null],
    ['on weekdays, silent for four days', 28, 20, 200, 4, { usual: 7, per: 'day' }],
    ['twice a week, silent for ten days', 28, 8, 8, 10, null],
    ['twice a week, silent for four weeks', 28, 8, 8, 28, { usual: 2, per: 'week' }],
    ['too few days to say', 4, 4, 4000, 300, null],
  ] as const)('%s', (_, days, activeDays, alerts, silent, expected) => {
    const since = noon - silent * dayMs - 1;
    const found = findOddities(watched({ lastAlertAt: since, usual: { days, activeDays, alerts } }), noon);
    expect(found).toEqual(expected === null ? [] : [{ code: 'silent', since, ...expected }]);
  });
});

describe('the last day', () => {
  test.each([
    ['every second one is rejected', { alerts: 20, rejected: 20 }, [{ code: 'rejected', rejected: 20, accepted: 20 }]],
    ['all are rejected', { rejected: 5 }, [{ code: 'rejected', rejected: 5, accepted: 0 }]],
    ['one in five', { alerts: 40, rejected: 10 }, [{ code: 'rejected', rejected: 10, accepted: 40 }]],
    ['fewer', { alerts: 41, rejected: 10 }, []],
    ['a few trials', { rejected: 4 }, []],
    ['the quota refused one', { alerts: 1000, limited: 1 }, [{ code: 'limited', limited: 1 }]],
    ['templates fail on some', { alerts: 100, failed: 1 }, [{ code: 'templates_fail', failed: 1, alerts: 100 }]],
    ['templates fail on hardly any', { alerts: 101, failed: 1 }, []],
  ] as const)('%s', (_, counts, expected) => {
    expect(findOddities(watched({ lastDay: { ...noCounts, ...counts } }), noon)).toEqual(expected);
  });
});

describe('resolving', () => {
  test.each([
    ['200 groups in a week, none resolved', { opened: 200 }, 7, [{ code: 'never_resolved', opened: 200, days: 7 }]],
    ['one was resolved', { opened: 200, resolved: 1 }, 7, []],
    ['few groups', { opened: 19 }, 7, []],
    ['three days are known', { opened: 20 }, 3, [{ code: 'never_resolved', opened: 20, days: 3 }]],
    ['it may be one incident', { opened: 20 }, 2, []],
  ] as const)('%s', (_, counts, daysOfWeek, expected) => {
    expect(findOddities(watched({ daysOfWeek, lastWeek: { ...noCounts, ...counts } }), noon)).toEqual(expected);
  });
});

test('groups that resolve after a quiet time need nobody to resolve them', () => {
  expect(findOddities(watched({ hasQuietTime: true, lastWeek: { ...noCounts, opened: 200 } }), noon)).toEqual([]);
});

test('several are told, the gravest first; of a disabled integration none', () => {
  const lastDay = { ...noCounts, rejected: 50, limited: 3, failed: 1, alerts: 1 };
  expect(findOddities(watched({ lastDay }), noon).map(({ code }) => code)).toEqual([
    'rejected',
    'templates_fail',
    'limited',
  ]);
  expect(findOddities(watched({ lastDay, enabled: false }), noon)).toEqual([]);
});
