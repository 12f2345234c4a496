import type { IncomingHttpHeaders } from 'node:http';

/** How a delivery was sent, as far as that is kept. */
export interface SentRequest {
  readonly method: string;
  /** Values by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The names of headers with secrets: that they were there, never their values. */
  readonly secretHeaders: readonly string[];
  /** By which of two URLs it came; absent where the integration had one. */
  readonly cameBy?: 'former' | 'new';
}

/**
 * What is kept of the request of a delivery that was taken: every one passes here, so that is the method and the content type.
 * @returns JSON text; null for a POST of JSON, as nearly all are
 */
export function noteTaken(
  method: string | undefined,
  contentType: string | undefined,
  cameBy: CameBy = null
): string | null {
  if (method === 'POST' && contentType === plainType && cameBy === null) {
    return null;
  }
  const headers: SentRequest['headers'] = contentType === undefined ? {} : { 'content-type': cut(contentType) };
  return write({ method: method ?? '', headers, secretHeaders: [] }, cameBy);
}

/** What is kept of the request of a delivery that was rejected: also what its headers say, so that its sender can be mended. @returns JSON text */
export function noteRejected(method: string | undefined, received: IncomingHttpHeaders, cameBy: CameBy = null): string {
  const headers: Record<string, string> = {};
  const secretHeaders: string[] = [];
  for (const [name, value] of Object.entries(received)) {
    if (secret.test(name)) {
      secretHeaders.push(name);
    } else if (kept.test(name) && typeof value === 'string') {
      headers[name] = cut(value);
    }
  }
  return write({ method: method ?? '', headers, secretHeaders }, cameBy);
}

type CameBy = SentRequest['cameBy'] | null;

function write(request: SentRequest, cameBy: CameBy): string {
  return JSON.stringify(cameBy === null ? request : { ...request, cameBy });
}

/** @param noted what one of the functions above has made */
export function readRequest(noted: string | null): SentRequest {
  return noted === null ? plainRequest : (JSON.parse(noted) as SentRequest);
}

const plainType = 'application/json';
const plainRequest: SentRequest = { method: 'POST', headers: { 'content-type': plainType }, secretHeaders: [] };

/**
 * Headers that may be kept: how the body is written, who sends it, and what kind of event it is. All others are not kept, whoever may have put
 * them there.
 */
const kept =
  /^(accept|content-(type|length|encoding)|transfer-encoding|user-agent|ce-(id|source|subject|time|type)|sentry-hook-[a-z]+|x-amz-sns-message-type|x-[a-z0-9-]*(event|action|topic|delivery|request-id)(-type|-key|-id)?)$/;

/** Headers with what lets somebody in, or proves who sent it. */
const secret =
  /authoriz|authent|cookie|signature|hmac|token|secret|password|passwd|credential|api-?key|access-?key|x-hub-/;

/** Longest value that is kept, in characters. */
const longest = 300;

function cut(value: string): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
