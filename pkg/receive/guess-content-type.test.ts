import { expect, test } from '@jest/globals';
import { guessContentType } from './guess-content-type.ts';

const form = 'application/x-www-form-urlencoded';

test.each([
  ['payload=%7B%7D', form],
  ['a=1&b=2', form],
  ['a b=1', undefined],
  ['{"a=b": 1}', undefined],
  ['[1]', undefined],
  ['"a=b"', undefined],
  ['5', undefined],
  ['&=', undefined],
  ['', undefined],
  ['--x7\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x7--', 'multipart/form-data; boundary="x7"'],
  ['--x"7\r\nContent-Disposition: form-data', undefined],
  ['--x7\r\n{}', undefined],
])('%j is %s', (body, contentType) => {
  expect(guessContentType(Buffer.from(body))).toBe(contentType);
});
