import type { IncomingMessage } from 'node:http';
import { rejections } from '../../../receive/rejection.ts';

/** What is wrong with a request whatever it is for. */
export type HttpFault = readonly [status: number, code: string, message: string];

/** CONNECT asks for a tunnel. */
export const noProxy: HttpFault = [405, 'method_not_allowed', 'This is no proxy; send alerts with POST.'];

export const unknownExpectation: HttpFault = [
  417,
  'unknown_expectation',
  'Of the header Expect only 100-continue is known.',
];

/** @param code of an error with which Node gives up a connection */
export function faultOfConnection(code: string | undefined): HttpFault {
  return byErrorCode.get(code ?? '') ?? [400, 'bad_request', 'This is no request of HTTP/1.1; check the sender.'];
}

const byErrorCode: ReadonlyMap<string, HttpFault> = new Map([
  ['HPE_HEADER_OVERFLOW', [431, 'headers_too_large', 'The head has more than 16 KiB.']],
  ['HPE_INVALID_EOF_STATE', [400, 'incomplete_body', rejections.incomplete_body[1]]],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', [413, 'too_large', 'The extensions of a chunk are too long.']],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'timeout', 'The request took too long; send it again.']],
]);

/**
 * What Node lets pass of a head that others may understand otherwise (RFC 9112 §3.2 and §6.1), or of which the body cannot be
 * read. Every request comes through here.
 */
export function faultOfHead({ headers, rawHeaders, httpVersion }: IncomingMessage): HttpFault | undefined {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') {
      hosts++;
    }
  }
  if (hosts !== 1 && (hosts > 1 || httpVersion === '1.1')) {
    return hosts === 0 ? noHost : twoHosts;
  }
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && httpVersion !== '1.1') {
    return oldChunks;
  }
  return coding === undefined || coding.toLowerCase() === 'chunked' ? undefined : unknownCoding;
}

const noHost: HttpFault = [400, 'bad_request', 'The header Host is missing.'];
const twoHosts: HttpFault = [400, 'bad_request', 'The header Host is there more than once.'];
const oldChunks: HttpFault = [400, 'bad_request', 'HTTP/1.0 has no transfer codings; send a Content-Length.'];
const unknownCoding: HttpFault = [
  501,
  'unsupported_encoding',
  'Of transfer codings only chunked is decoded; say in Content-Encoding how the body is compressed.',
];
