import { isBaseUrl } from './isBaseUrl';

it.each([
  ['https://hooks.example.com', true],
  ['http://10.0.0.1:8080/bellhook/', true],
  ['ftp://example.com', false],
  ['javascript:alert(1)', false],
  ['example.com', false],
  ['https://example.com?a=b', false],
  ['https://example.com/#a', false],
  ['https://user:secret@example.com', false],
])('takes %s: %s', (text, expected) => {
  expect(isBaseUrl(text)).toBe(expected);
});
