import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { durationText, readDuration } from './duration-text.ts';

test.each([
  [0, '0 s'],
  [45, '45 s'],
  [90, '1 min 30 s'],
  [7200, '2 h'],
  [86_400 + 1800, '1 d 30 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test('what is written is read again', () => {
  fc.assert(fc.property(fc.nat(10_000_000), (seconds) => expect(readDuration(durationText(seconds))).toBe(seconds)));
});

test.each([
  ['2h30m', 9000],
  [' 1d 2 h ', 93_600],
  ['90min', 5400],
  ['90', undefined],
  ['', undefined],
  ['2 weeks', undefined],
  ['h', undefined],
  ['-2h', undefined],
])('%j is read as %p', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds);
});
