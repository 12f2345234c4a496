import fc from 'fast-check';
import { readRuleParts } from '../../../../pkg/contract/maintenance/rule-parts.ts';
import { toRepeat, toRule, weekdayAt, weekdays } from './repeat';

it.each([
  ['FREQ=DAILY', 'daily', []],
  ['FREQ=MONTHLY', 'monthly', []],
  ['FREQ=WEEKLY;BYDAY=MO,FR', 'weekly', ['MO', 'FR']],
  ['FREQ=WEEKLY', 'rule', []],
  ['FREQ=WEEKLY;BYDAY=1MO', 'rule', []],
  ['FREQ=WEEKLY;BYDAY=MO,XX', 'rule', []],
  ['FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3', 'rule', []],
  ['FREQ=DAILY;INTERVAL=2', 'rule', []],
])('%s is chosen as %s', (rule, kind, days) => {
  const repeat = toRepeat(rule);
  expect(repeat).toEqual({ kind, days, rule });
  expect(toRule(repeat)).toBe(rule);
});

it('makes rules that can be taken, and reads them back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('daily', 'weekly', 'monthly'),
      fc.subarray([...weekdays], { minLength: 1 }),
      (kind, days) => {
        const rule = toRule({ kind, days, rule: '' }) as string;
        expect(readRuleParts(rule)).toHaveProperty('parts');
        expect(toRepeat(rule)).toMatchObject({ kind, days: kind === 'weekly' ? days : [] });
      }
    )
  );
});

it.each([
  [' rrule:freq=monthly;byday=1su ', 'FREQ=MONTHLY;BYDAY=1SU'],
  ['FREQ=YEARLY', 'FREQ=YEARLY'],
])('takes the rule %s as it is meant', (typed, rule) => {
  expect(toRule({ kind: 'rule', days: [], rule: typed })).toBe(rule);
});

it.each([
  ['2026-11-29T23:30:00Z', 'UTC', 'SU'],
  ['2026-11-29T23:30:00Z', 'Europe/Berlin', 'MO'],
])('%s is in %s on %s', (at, zone, day) => {
  expect(weekdayAt(Date.parse(at), zone)).toBe(day);
});
