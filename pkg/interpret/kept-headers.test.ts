import { expect, test } from '@jest/globals';
import { integrationTypes } from '../contract/integration-types.ts';
import { definitions } from '../integration-types/definitions.ts';
import { keepHeaders, keptHeaderNames } from './kept-headers.ts';

const secretive = /auth|cookie|credential|hmac|password|secret|session|sign|token|api-?key|forwarded|real-ip/;

test.each([...new Set(integrationTypes.flatMap((type) => keptHeaderNames(definitions[type])))])(
  'the header %s holds no secret, and its name is in lower case',
  (name) => {
    expect(name).not.toMatch(secretive);
    expect(name).toBe(name.toLowerCase());
  }
);

test.each([
  ['those that are named', { 'x-event': 'a', authorization: 'Bearer b' }, ['x-event', 'x-other'], '{"x-event":"a"}'],
  ['none if none are named', { 'x-event': 'a' }, null, null],
  ['none if none of them came', { 'x-other': 'a' }, ['x-event'], null],
  ['no long values', { 'x-event': 'a'.repeat(1001), 'x-kind': 'b' }, ['x-event', 'x-kind'], '{"x-kind":"b"}'],
  ['no lists', { 'set-cookie': ['a'] }, ['set-cookie'], null],
  ['quotes as they came', { 'x-event': '"\\é' }, ['x-event'], JSON.stringify({ 'x-event': '"\\é' })],
])('keeps %s', (_, headers, names, kept) => {
  expect(keepHeaders(headers, names)).toBe(kept);
});
