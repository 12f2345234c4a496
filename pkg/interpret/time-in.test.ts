import { expect, test } from '@jest/globals';
import { tellsTime, timeIn } from './time-in.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');

test.each([
  ['alertmanager', { alerts: [{ startsAt: '2026-11-23T12:00:00Z' }, {}] }, noon],
  ['alertmanager', { alerts: [{ startsAt: '2026-11-23T13:00:00.000+01:00' }] }, noon],
  ['alertmanager', { alerts: [{ startsAt: '2026-11-23T12:00:00' }] }, null],
  ['alertmanager', { alerts: [{ startsAt: '2026-99-99T12:00:00Z' }] }, null],
  ['alertmanager', { alerts: [] }, null],
  ['alertmanager', { alerts: null }, null],
  ['alertmanager', [1], null],
  ['alertmanager', 'text', null],
  ['jira', { timestamp: noon }, noon],
  ['proxmox', { timestamp: noon / 1000 }, noon],
  ['datadog', { date: String(noon) }, noon],
  ['datadog', { date: 'today' }, null],
  ['datadog', { date: 12 }, null],
  ['webhook', { date: noon }, null],
] as const)('of %s %j tells %j', (type, payload, expected) => {
  expect(timeIn(type, JSON.stringify(payload))).toBe(expected);
});

test('not every type tells a time', () => {
  expect([tellsTime('jira'), tellsTime('webhook')]).toEqual([true, false]);
});
