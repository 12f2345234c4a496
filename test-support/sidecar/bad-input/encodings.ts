import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type BadInput, post } from './case.ts';

const object = '{"title": "compressed"}';
const bomb = Buffer.alloc(50_000_000, 0x20);
const form = 'application/x-www-form-urlencoded';
const parts = 'multipart/form-data; boundary=x';

type Row = readonly [name: string, header: string, body: string | Buffer, answer: string];

const codings: readonly Row[] = [
  ['identity', 'identity', object, '200'],
  ['nothing named', '', object, '200'],
  ['a character set', 'UTF-8', object, '200'],
  ['gzip and a character set', 'gzip, utf-8', gzipSync(object), '200'],
  ['gzip', 'gzip', gzipSync(object), '200'],
  ['x-gzip', 'X-GZIP', gzipSync(object), '200'],
  ['deflate', 'deflate', deflateSync(object), '200'],
  ['deflate without its header', 'deflate', deflateRawSync(object), '200'],
  ['br', 'br', brotliCompressSync(object), '200'],
  ['zstd', 'zstd', zstdCompressSync(object), '200'],
  ['two codings', 'gzip, br', brotliCompressSync(gzipSync(object)), '200'],
  ['two members of gzip', 'gzip', Buffer.concat([gzipSync('{'), gzipSync('}')]), '200'],
  ['three codings', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(object))), '415 unsupported_encoding'],
  ['compress', 'compress', object, '415 unsupported_encoding'],
  ['chunked as a content coding', 'chunked', object, '415 unsupported_encoding'],
  ['a name of Object', '__proto__', object, '415 unsupported_encoding'],
  ['gzip that is none', 'gzip', object, '400 invalid_encoding'],
  ['gzip cut short', 'gzip', gzipSync(object).subarray(0, 20), '400 invalid_encoding'],
  [
    'gzip with a wrong checksum',
    'gzip',
    Buffer.concat([gzipSync(object).subarray(0, -8), Buffer.alloc(8)]),
    '400 invalid_encoding',
  ],
  ['gzip of nothing', 'gzip', gzipSync(''), '400 empty_body'],
  ['an empty body as gzip', 'gzip', '', '400 invalid_encoding'],
  ['a bomb of gzip', 'gzip', gzipSync(bomb), '413 too_large'],
  ['a bomb of deflate', 'deflate', deflateSync(bomb), '413 too_large'],
  ['a bomb of br', 'br', brotliCompressSync(bomb), '413 too_large'],
  ['a bomb of zstd', 'zstd', zstdCompressSync(bomb), '413 too_large'],
  ['a bomb in a bomb', 'gzip, gzip', gzipSync(gzipSync(bomb)), '413 too_large'],
];

const contentTypes: readonly Row[] = [
  ['latin-1', 'application/json; charset=iso-8859-1', Buffer.from('"\xe9"', 'latin1'), '200'],
  ['UTF-16', 'application/json; charset=utf-16le', Buffer.from('{"a":1}', 'utf16le'), '200'],
  ['a charset in quotes', 'application/json; charset="UTF-8"', '{}', '200'],
  ['a charset that is none', 'application/json; charset=klingon', '{}', '415 unsupported_charset'],
  ['a charset of 10,000 characters', `a/b; charset=${'x'.repeat(10_000)}`, '{}', '415 unsupported_charset'],
  ['no content type that is one', ';;;==;', '{}', '200'],
  ['a form', form, 'a=1&b=%C3%A9', '200'],
  ['a form with bad escapes', form, 'a=%zz&b=%ff', '200'],
  ['a form of 20,000 fields', form, 'a=1&'.repeat(20_000), '200'],
  ['a form with __proto__', form, '__proto__=1&__proto__[a]=2', '200'],
  ['a form of parts', parts, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n', '200'],
  ['a form of parts that are none', parts, 'hello', '400 invalid_form'],
  ['a form of parts cut short', parts, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1', '400 invalid_form'],
  ['a form of parts without a boundary', 'multipart/form-data', '--x--', '400 invalid_form'],
  [
    'a file',
    parts,
    '--x\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\n1\r\n--x--\r\n',
    '400 file_upload',
  ],
];

/** Content codings, character sets and forms. */
export const encodings: readonly BadInput[] = [
  ...codings.map((row) => toCase('content-encoding', row)),
  ...contentTypes.map((row) => toCase('content-type', row)),
];

function toCase(header: string, [name, value, body, answer]: Row): BadInput {
  return { name: `${header}: ${name}`, sent: [post(body, [`${header}: ${value}`])], answers: [answer] };
}
