import { expect, test } from '@jest/globals';
import { isBaseUrl } from './base-url.ts';

test.each([
  ['https://hooks.example.com', true],
  ['HTTPS://hooks.example.com/', true],
  ['http://10.0.0.1:8080/bellhook/', true],
  ['http://[::1]:8080', true],
  ['https://hooks.example.com/@team', true],
  ['', false],
  ['ftp://example.com', false],
  ['javascript:alert(1)', false],
  ['example.com', false],
  ['https:example.com', false],
  ['https://', false],
  ['https://example.com:port', false],
  [' https://example.com', false],
  ['https://example.com/a b', false],
  ['https://example.com\n', false],
  ['https://example.com\\a', false],
  ['https://example.com?a=b', false],
  ['https://example.com/?', false],
  ['https://example.com/#a', false],
  ['https://example.com/#', false],
  ['https://user:secret@example.com', false],
  ['https://user@example.com/a', false],
  ['https://@example.com', false],
])('takes %j: %s', (text, expected) => {
  expect(isBaseUrl(text)).toBe(expected);
});
