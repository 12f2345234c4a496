import { promisify, TextDecoder } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import type { Rejection } from './rejection.ts';

/** The content codings that are taken, as the header Accept-Encoding lists them. */
export const acceptedCodings = 'gzip, deflate, br, zstd';

const noCodings: readonly string[] = [];

/** More than one of them over each other no sender has a reason for. */
const mostCodings = 2;

type Decode = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', inflateEither],
  ['br', promisify(brotliDecompress)],
  ['zstd', promisify(zstdDecompress)],
]);

/**
 * The content codings of a body, in the order in which they were applied. The name of a character set, which some senders
 * put there, is none.
 * @param header Content-Encoding; names are matched without regard to case (RFC 9110 §8.4)
 * @returns undefined where one is not known, or there are too many
 */
export function readCodings(header: string | undefined): readonly string[] | undefined {
  if (header === undefined) {
    return noCodings;
  }
  const codings = header
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => decoders.has(coding) || !isNoCoding(coding));
  return codings.length <= mostCodings && codings.every((coding) => decoders.has(coding)) ? codings : undefined;
}

/**
 * The body without its codings. The work is done on other threads, and stops where more comes out than a body may have.
 * @param limit in bytes
 */
export async function decodeBody(
  body: Buffer,
  codings: readonly string[],
  limit: number
): Promise<Buffer | Extract<Rejection, 'too_large' | 'invalid_encoding'>> {
  let decoded = body;
  for (const coding of codings.toReversed()) {
    try {
      decoded = await (decoders.get(coding) as Decode)(decoded, { maxOutputLength: limit });
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'invalid_encoding';
    }
  }
  return decoded;
}

function isNoCoding(name: string): boolean {
  if (name === '' || name === 'identity') {
    return true;
  }
  try {
    return new TextDecoder(name) !== undefined;
  } catch {
    return false;
  }
}

const inflateWrapped = promisify(inflate) as Decode;
const inflateBare = promisify(inflateRaw) as Decode;

/** `deflate` has a zlib header (RFC 9110 §8.4.1.2), which some senders leave out. */
function inflateEither(...[body, options]: Parameters<Decode>): Promise<Buffer> {
  const [first = 0, second = 0] = body;
  const hasHeader = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return hasHeader ? inflateWrapped(body, options) : inflateBare(body, options);
}
