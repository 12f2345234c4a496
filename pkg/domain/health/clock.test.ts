import { expect, test } from '@jest/globals';
import { findClockOffset } from './clock.ts';

const minute = 60_000;

test.each([
  ['right', [0, -0.01, 0.02], null],
  ['a little ahead', [2, 2, 2], null],
  ['two hours ahead', [120, 120, 119], 119],
  ['three minutes ahead', [3, 3.1, 3.2], 3],
  ['ahead for some, so it is the alerts', [120, 0, 120], null],
  ['two hours behind', [-120, -120.4, -121], -120],
  ['two hours behind, give or take a tenth', [-120, -132, -125], -120],
  ['late by different times, as alerts that are repeated', [-120, -180, -240], null],
  ['in a queue for a while', [-15, -15, -15], null],
  ['examples, which are days old', [-9000, -9001, -9002], null],
  ['too few', [120, 120], null],
  ['none', [], null],
] as const)('%s', (_, minutes, expected) => {
  const stamps = minutes.map((offset, i) => ({ receivedAt: i * minute, sentAt: (i + offset) * minute }));
  const offset = findClockOffset(stamps);
  expect(offset === null ? null : Math.round(offset / minute)).toBe(expected);
});
