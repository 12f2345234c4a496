import { promisify, TextDecoder } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import type { Rejection } from './rejection.ts';

/** The accepted content codings, as the header Accept-Encoding lists them. */
export const acceptedCodings = 'gzip, deflate, br, zstd';

const noCodings: readonly string[] = [];

/** Maximum number of codings applied on top of each other. No sender has a reason to apply more than one. */
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
 * The content codings of a body, in the order in which they were applied. Some senders put the name of a character set
 * there; it is ignored.
 * @param header Content-Encoding; names are matched without regard to case (RFC 9110 §8.4)
 * @returns undefined if a coding is unknown, or there are too many
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
 * Decodes the body. The work is done on other threads, and stops if the output is larger than a body may be.
 * @param limit maximum size of the output, in bytes
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
