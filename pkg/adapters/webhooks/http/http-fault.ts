import type { IncomingMessage } from 'node:http';
import { type HttpError, httpErrors } from '../../../contract/errors.ts';

/** @param code the code of the error with which Node gives up a connection */
export function faultOfConnection(code: string | undefined): HttpError {
  return byErrorCode.get(code ?? '') ?? httpErrors.not_http;
}

const byErrorCode: ReadonlyMap<string, HttpError> = new Map<string, HttpError>([
  ['HPE_HEADER_OVERFLOW', httpErrors.headers_too_large],
  ['HPE_INVALID_EOF_STATE', httpErrors.incomplete_body],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', httpErrors.chunk_extensions],
  ['ERR_HTTP_REQUEST_TIMEOUT', httpErrors.timeout],
]);

/**
 * Finds faults in a head that Node accepts but other servers may understand differently (RFC 9112 §3.2 and §6.1), or whose body cannot
 * be read. It runs for every request.
 */
export function faultOfHead({ headers, rawHeaders, httpVersion }: IncomingMessage): HttpError | undefined {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') {
      hosts++;
    }
  }
  if (hosts !== 1 && (hosts > 1 || httpVersion === '1.1')) {
    return hosts === 0 ? httpErrors.no_host : httpErrors.two_hosts;
  }
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && httpVersion !== '1.1') {
    return httpErrors.old_chunks;
  }
  return coding === undefined || coding.toLowerCase() === 'chunked' ? undefined : httpErrors.unknown_transfer_coding;
}
