import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { hmacAlgorithms, hmacEncodings } from '../../contract/integrations/guards.ts';
import { type Headers, type Refused, refused, type Verifier } from '../verdict.ts';

/** How a sender signs with HMAC (RFC 2104). Names of headers are in lower case. */
export interface HmacScheme {
  readonly algorithm: (typeof hmacAlgorithms)[number];
  readonly header: string;
  /** What is before each signature. */
  readonly prefix: string;
  readonly encoding: (typeof hmacEncodings)[number];
  /** What is signed, with `{body}`, `{timestamp}` and `{id}` for what comes with the delivery. */
  readonly signed: string;
  readonly timestampHeader: string | null;
  /** By how much the timestamp may differ from the clock. */
  readonly windowSeconds: number;
  /** The header with the sender's name for the delivery, where that is signed. */
  readonly idHeader?: string;
  /** Whether the header may hold several signatures, with spaces between them, as while a key is changed. */
  readonly isList?: boolean;
  /** The bytes of the key that the secret stands for; by default those of its text. */
  readonly toKey?: (secret: string) => Uint8Array;
}

/** Of a list so many signatures are looked at. */
const mostSignatures = 10;

export function createHmacVerifier(scheme: HmacScheme): Verifier {
  const { algorithm, header, timestampHeader, windowSeconds, idHeader, toKey = Buffer.from } = scheme;
  const keyOf = rememberLast((secret) => createSecretKey(toKey(secret)));
  const parts = scheme.signed.split(/(\{(?:body|timestamp|id)\})/).filter((part) => part !== '');

  return (bytes, headers, secret, now) => {
    const given = headerOf(headers, header);
    const timestamp = headerOf(headers, timestampHeader);
    const id = headerOf(headers, idHeader ?? null);
    if (given === '') {
      return missing(header);
    }
    if (idHeader !== undefined && id === '') {
      return missing(idHeader);
    }
    const late = timestampHeader === null ? null : checkTime(timestampHeader, timestamp, windowSeconds, now);
    if (late !== null) {
      return late;
    }
    const values: Readonly<Record<string, string | Uint8Array>> = {
      '{body}': bytes,
      '{timestamp}': timestamp,
      '{id}': id,
    };
    const hmac = createHmac(algorithm, keyOf(secret));
    for (const part of parts) {
      hmac.update(values[part] ?? part);
    }
    const expected = hmac.digest();
    if (!isAmong(given, scheme, expected)) {
      return refused(
        'signature_wrong',
        `The signature in the header ${header} is not that of the body and the secret.`
      );
    }
    const until = millisecondsOf(timestamp) + windowSeconds * 1000;
    return {
      ok: true,
      once: timestampHeader === null ? null : { key: expected.toString('base64'), until },
      id: idHeader === undefined ? null : id,
    };
  };
}

/** Makes a key once for as long as the secret is the same: Node takes longer to read one than to sign. */
function rememberLast<Key>(make: (secret: string) => Key): (secret: string) => Key {
  let last: { secret: string; key: Key } | undefined;
  return (secret) => {
    if (last?.secret !== secret) {
      last = { secret, key: make(secret) };
    }
    return last.key;
  };
}

/** All are compared, so that the time does not say which one was right. */
function isAmong(given: string, { prefix, encoding, isList = false }: HmacScheme, expected: Buffer): boolean {
  const candidates = isList ? given.split(' ', mostSignatures) : [given];
  return candidates.filter((one) => isSame(decode(one, prefix, encoding), expected)).length > 0;
}

/** What is refused without the header. */
export function missing(header: string): Refused {
  return refused('signature_missing', `The header ${header} is missing.`);
}

/** An empty text where there is none, or several. */
export function headerOf(headers: Headers, name: string | null): string {
  const value = name === null ? '' : headers[name];
  return typeof value === 'string' ? value : '';
}

function checkTime(header: string, timestamp: string, windowSeconds: number, now: number): Refused | null {
  if (timestamp === '') {
    return refused('timestamp_refused', `The header ${header} is missing.`);
  }
  if (!/^\d{1,13}$/.test(timestamp)) {
    return refused('timestamp_refused', `The header ${header} is no time in seconds since 1970.`);
  }
  const difference = Math.round((now - millisecondsOf(timestamp)) / 1000);
  return Math.abs(difference) <= windowSeconds
    ? null
    : refused(
        'timestamp_refused',
        `It was signed ${Math.abs(difference)} s ${difference > 0 ? 'ago' : 'in the future'}, by the two clocks; ${windowSeconds} s are allowed.`
      );
}

/** Some senders give milliseconds. */
function millisecondsOf(timestamp: string): number {
  const number = Number(timestamp);
  return number >= 1e11 ? number : number * 1000;
}

function decode(given: string, prefix: string, encoding: HmacScheme['encoding']): Buffer | null {
  if (!given.startsWith(prefix)) {
    return null;
  }
  const text = given.slice(prefix.length);
  const isWhole = encoding === 'hex' ? /^([0-9a-f]{2})+$/i.test(text) : /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
  return isWhole ? Buffer.from(text, encoding) : null;
}

function isSame(given: Buffer | null, expected: Buffer): boolean {
  return given !== null && given.length === expected.length && timingSafeEqual(given, expected);
}
