import { type BadInput, head, post, target } from './case.ts';

const chunked = 'transfer-encoding: chunked';
const bad = ['400 bad_request'];
const smuggled = post('{"title": "smuggled"}').toString();

type Row = readonly [name: string, sent: ReadonlyArray<string | Buffer>, answers: readonly string[], ends?: 'ends'];

const lengths: readonly Row[] = [
  ['a length too long, and the end', [head(['content-length: 10']), '{}'], ['400 incomplete_body'], 'ends'],
  ['a length too short', [head(['content-length: 2']), '{}garbage'], ['200']],
  ['a negative length', [head(['content-length: -1']), '{}'], bad],
  ['a length in hexadecimal', [head(['content-length: 0x2']), '{}'], bad],
  ['a length with a plus', [head(['content-length: +2']), '{}'], bad],
  ['a length past 2^64', [head(['content-length: 99999999999999999999']), '{}'], bad],
  ['a length of 1 TB', [head(['content-length: 1000000000000']), '{}'], ['413 too_large']],
  ['two lengths', [head(['content-length: 2', 'content-length: 3']), '{}'], bad],
  ['the same length twice', [head(['content-length: 2', 'content-length: 2']), '{}'], bad],
  ['a list of lengths', [head(['content-length: 2, 2']), '{}'], bad],
  ['no length', [head(['connection: close'])], ['400 empty_body']],
];

const chunks: readonly Row[] = [
  ['in two', [head([chunked, 'connection: close']), '1\r\n{\r\n', '1\r\n}\r\n0\r\n\r\n'], ['200']],
  [
    'with an extension and a trailer',
    [head([chunked, 'connection: close']), '2;a=b\r\n{}\r\n0\r\nx: y\r\n\r\n'],
    ['200'],
  ],
  ['with a size that is none', [head([chunked]), 'zz\r\n{}\r\n'], bad],
  ['with a negative size', [head([chunked]), '-2\r\n{}\r\n'], bad],
  ['with a size too small', [head([chunked]), '1\r\n{}\r\n0\r\n\r\n'], bad],
  ['with a size past 2^64', [head([chunked]), 'fffffffffffffffff\r\n{}'], bad],
  ['with an endless extension', [head([chunked]), `2;${'a'.repeat(20_000)}`], ['413 too_large']],
  ['of HTTP/1.0', [`POST ${target} HTTP/1.0\r\n${chunked}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`], bad],
  ['in capitals', [head(['Transfer-Encoding: CHUNKED', 'connection: close']), '2\r\n{}\r\n0\r\n\r\n'], ['200']],
  ['of gzip', [head(['transfer-encoding: gzip, chunked']), '2\r\n{}\r\n0\r\n\r\n'], ['501 unsupported_encoding']],
  ['in chunks', [head(['transfer-encoding: chunked, chunked']), '2\r\n{}\r\n0\r\n\r\n'], bad],
  ['cut short', [head([chunked]), '5\r\n{}'], ['400 incomplete_body'], 'ends'],
  ['and too many', [head([chunked]), `${'10000'}\r\n${'x'.repeat(65_536)}\r\n`.repeat(20)], ['413 too_large']],
];

const smuggling: readonly Row[] = [
  ['a length and chunks', [head(['content-length: 4', chunked]), `0\r\n\r\n${smuggled}`], bad],
  ['chunks and a length', [head([chunked, 'content-length: 4']), `0\r\n\r\n${smuggled}`], bad],
  ['two transfer codings', [head([chunked, 'transfer-encoding: identity']), `0\r\n\r\n${smuggled}`], bad],
  ['chunked and then something', [head(['transfer-encoding: chunked, identity']), `0\r\n\r\n${smuggled}`], bad],
  ['nearly chunked', [head(['transfer-encoding: xchunked']), `0\r\n\r\n${smuggled}`], ['501 unsupported_encoding']],
  ['a tab before chunked', [head(['transfer-encoding:\tchunked', 'content-length: 4']), `0\r\n\r\n${smuggled}`], bad],
  ['a blank before the colon', [head(['transfer-encoding : chunked']), `0\r\n\r\n${smuggled}`], bad],
  ['a line feed alone', [`POST / HTTP/1.1\nhost: x\ncontent-length: 0\n\n${smuggled}`], bad],
  ['a carriage return alone', [head(['x-a: b\rtransfer-encoding: chunked']), smuggled], bad],
];

const pipelines: readonly Row[] = [
  ['three whole ones', [kept('{}'), kept('nope'), post('{}')], ['200', '400 invalid_json', '200']],
  ['a whole one and garbage', [kept('{}'), 'garbage\r\n\r\n'], ['200']],
  ['a whole one and CONNECT', [kept('{}'), head([], 'x:1', 'CONNECT')], ['200']],
  ['a whole one and a wrong expectation', [kept('{}'), post('{}', ['expect: x'])], ['200', '417 unknown_expectation']],
  ['50 at once', [kept('{}').toString().repeat(49), post('{}')], Array.from({ length: 50 }, () => '200')],
  ['after one too large', [head(['content-length: 2000000']), smuggled], ['413 too_large']],
];

/** Lengths, chunks, and requests inside or after one another. */
export const framing: readonly BadInput[] = [
  ...lengths.map((row) => toCase('length', row)),
  ...chunks.map((row) => toCase('chunks', row)),
  ...smuggling.map((row) => toCase('smuggling', row)),
  ...pipelines.map((row) => toCase('pipeline', row)),
];

/** A POST after which the connection stays open. */
function kept(body: string): Buffer {
  return Buffer.concat([head([`content-length: ${body.length}`]), Buffer.from(body)]);
}

function toCase(what: string, [name, sent, answers, ends]: Row): BadInput {
  return { name: `${what}: ${name}`, sent, answers, ends: ends !== undefined };
}
