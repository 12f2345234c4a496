import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { decodeBody, readCodings } from './decode-body.ts';

const limit = 1024 * 1024;
const text = Buffer.from('{"a": "b"}');

test.each([
  ['gzip', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  ['GZip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['br', brotliCompressSync(text)],
  ['zstd', zstdCompressSync(text)],
  ['identity', text],
  ['UTF-8', text],
  ['iso-8859-1', text],
  ['gzip, utf-8', gzipSync(text)],
  ['deflate, gzip', gzipSync(deflateSync(text))],
  [undefined, text],
])('%s', async (header, body) => {
  expect(await decodeBody(body, readCodings(header) ?? ['none'], limit)).toEqual(text);
});

test.each(['compress', 'gzip, gzip, gzip', 'gzip;q=1', '__proto__', 'base64'])('does not accept %s', (header) => {
  expect(readCodings(header)).toBeUndefined();
});

test.each(['gzip', 'deflate', 'br', 'zstd'])('rejects a body that is not %s', async (coding) => {
  for (const body of [text, Buffer.alloc(0), gzipSync(text).subarray(0, 15)]) {
    expect(await decodeBody(body, [coding], limit)).toBe('invalid_encoding');
  }
});

test('a decompression bomb is given up at the maximum size of a body', async () => {
  const large = Buffer.alloc(limit + 1);
  expect(await decodeBody(gzipSync(large), ['gzip'], limit)).toBe('too_large');
  expect(await decodeBody(zstdCompressSync(large), ['zstd'], limit)).toBe('too_large');
  expect(await decodeBody(brotliCompressSync(large), ['br'], limit)).toBe('too_large');
  expect(await decodeBody(gzipSync(gzipSync(large)), ['gzip', 'gzip'], limit)).toBe('too_large');
  expect(await decodeBody(gzipSync(large.subarray(1)), ['gzip'], limit)).toHaveLength(limit);
});
