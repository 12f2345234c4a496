import type { ServerResponse } from 'node:http';
import { type HttpError, httpErrors, webhookErrors } from '../../../contract/errors.ts';
import type { GuardRefusal } from '../../../guards/verdict.ts';
import { acceptedCodings } from '../../../receive/decode-body.ts';
import type { Rejection } from '../../../receive/rejection.ts';

/** The value of the header Allow. */
export const allowedMethods = 'GET, HEAD, POST';

/** Answers with a body, which is encoded as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendJsonText(response, status, JSON.stringify(body));
}

/**
 * Answers with JSON text.
 * @param headers further names and values in turn; Node handles this form faster than an object
 */
export function sendJsonText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: readonly string[] = []
): void {
  response.writeHead(status, [
    'content-type',
    'application/json',
    'content-length',
    String(Buffer.byteLength(text)),
    'x-content-type-options',
    'nosniff',
    ...headers,
  ]);
  if (response.req.complete) {
    response.end(text);
  } else {
    response.write(text);
    endLater(response);
  }
}

/** How long, and for how many bytes, an unwanted body is read and discarded. */
const lingering = { milliseconds: 1000, bytes: 16 * 1024 * 1024 };

/**
 * Ends a response while the request is still being sent. If the connection were closed at once, the kernel would reset it, and the
 * sender would not see the answer (RFC 9112 §9.6).
 */
function endLater(response: ServerResponse): void {
  const { req: request } = response;
  let left = lingering.bytes;
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, lingering.milliseconds);
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) {
      end();
    }
  });
  request.once('end', end).once('close', end).resume();
}

/**
 * Answers with the error. If the body was not read to its end, the connection is closed.
 * @param retryAfter seconds after which the sender may try again, for errors that may pass
 */
export function sendRejection(response: ServerResponse, rejection: Rejection, detail?: string, retryAfter = 5): void {
  const { status, message } = webhookErrors[rejection];
  const body = { code: rejection, message: detail === undefined ? message : `${message} ${detail}` };
  sendJsonText(response, status, JSON.stringify(body), [
    ...(response.req.complete ? [] : ['connection', 'close']),
    ...(rejection === 'method_not_allowed' ? ['allow', allowedMethods] : []),
    ...(rejection === 'unsupported_encoding' ? ['accept-encoding', acceptedCodings] : []),
    ...(status === 429 || status === 503 ? ['retry-after', String(retryAfter)] : []),
  ]);
}

/** Answers what a guard has refused, with nothing of the reason. @param challenge of WWW-Authenticate */
export function sendGuardRefusal(response: ServerResponse, refusal: GuardRefusal, challenge: string | null): void {
  const { status } = webhookErrors[refusal];
  const { code, message } =
    status === 401 ? httpErrors.unauthorized : status === 403 ? httpErrors.forbidden : httpErrors.unavailable;
  sendJsonText(response, status, JSON.stringify({ code, message }), [
    ...(response.req.complete ? [] : ['connection', 'close']),
    ...(status === 401 && challenge !== null ? ['www-authenticate', challenge] : []),
    ...(status === 503 ? ['retry-after', '60'] : []),
  ]);
}

/** Answers a browser that asks whether a page of an origin that may send can send JSON. */
export function sendPreflight(response: ServerResponse): void {
  response
    .writeHead(204, [
      'access-control-allow-methods',
      'GET, POST',
      'access-control-allow-headers',
      'content-type',
      'access-control-max-age',
      '600',
    ])
    .end();
}

export function sendError(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJson(response, status, { code, message });
}

/** Answers a request that cannot be trusted or parsed, and closes its connection. */
export function sendFault(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJsonText(response, status, JSON.stringify({ code, message }), ['connection', 'close']);
}

/** Answers after a fault of ours. An answer that has begun is left as it is. */
export function sendFailure(response: ServerResponse): void {
  if (!response.headersSent) {
    sendError(response, httpErrors.internal);
  }
}
