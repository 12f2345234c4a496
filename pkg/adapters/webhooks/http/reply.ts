import type { ServerResponse } from 'node:http';
import { type HttpError, httpErrors, webhookErrors } from '../../../contract/errors.ts';
import { acceptedCodings } from '../../../receive/decode-body.ts';
import type { Rejection } from '../../../receive/rejection.ts';

/** As the header Allow lists them. */
export const allowedMethods = 'GET, HEAD, POST';

/** Answers with the body as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendJsonText(response, status, JSON.stringify(body));
}

/**
 * Answers with what is JSON already.
 * @param headers more of them, as names and values in turn, which Node takes at less cost than an object
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

/** For so long, in milliseconds, and so many bytes a body that nobody wants is thrown away. */
const lingering = { milliseconds: 1000, bytes: 16 * 1024 * 1024 };

/**
 * Ends a response to a request that is still being sent. To close the connection at once would make the kernel reset
 * it, and the sender would not see its answer (RFC 9112 §9.6).
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
 * Errors are JSON with a code and a sentence. A body that was not read to its end takes its connection with it.
 * @param retryAfter seconds after which the sender may try again, where that can help
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

export function sendError(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJson(response, status, { code, message });
}

/** For a request that cannot be trusted or understood; closes its connection. */
export function sendFault(response: ServerResponse, { status, code, message }: HttpError): void {
  sendJsonText(response, status, JSON.stringify({ code, message }), ['connection', 'close']);
}

/** For what went wrong on our side; where an answer has begun it is left as it is. */
export function sendFailure(response: ServerResponse): void {
  if (!response.headersSent) {
    sendError(response, httpErrors.internal);
  }
}
