import { expect, test } from '@jest/globals';
import { noteRejected, noteTaken, readRequest } from './note-request.ts';

test('nothing is noted of a POST of JSON, and read as that', () => {
  expect(noteTaken('POST', 'application/json')).toBeNull();
  expect(readRequest(null)).toEqual({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    secretHeaders: [],
  });
});

test.each([
  ['GET', undefined, {}],
  ['POST', undefined, {}],
  ['POST', 'application/json; charset=utf-8', { 'content-type': 'application/json; charset=utf-8' }],
])('of %s with the type %s both are noted', (method, type, headers) => {
  expect(readRequest(noteTaken(method, type))).toEqual({ method, headers, secretHeaders: [] });
});

test('of a rejected one the headers that help are noted, and of secret ones the names alone', () => {
  const noted = noteRejected('POST', {
    'content-type': 'text/plain',
    'user-agent': 'curl/8',
    'x-github-event': 'push',
    'x-event-key': 'repo:push',
    'ce-type': 'alert',
    authorization: 'Bearer abc1',
    'proxy-authorization': 'Basic abc2',
    cookie: 'a=abc3',
    'x-hub-signature-256': 'sha256=abc4',
    'x-gitlab-token': 'abc5',
    'x-api-key': 'abc6',
    'x-secret-event': 'abc7',
    'x-forwarded-for': '192.0.2.8',
    'x-internal': 'abc8',
    'set-cookie': ['abc9'],
  });
  expect(noted).not.toContain('abc');
  expect(readRequest(noted)).toEqual({
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'user-agent': 'curl/8',
      'x-github-event': 'push',
      'x-event-key': 'repo:push',
      'ce-type': 'alert',
    },
    secretHeaders: [
      'authorization',
      'proxy-authorization',
      'cookie',
      'x-hub-signature-256',
      'x-gitlab-token',
      'x-api-key',
      'x-secret-event',
      'set-cookie',
    ],
  });
});

test('a long value is cut', () => {
  const { headers } = readRequest(noteRejected('POST', { 'user-agent': 'a'.repeat(10_000) }));
  expect(headers['user-agent']).toHaveLength(301);
});
