import type { ServerResponse } from 'node:http';
import { type Rejection, rejections } from '../receive/rejection.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

/**
 * Errors are JSON with a code and a sentence. A body that was not read to its end takes its connection with it.
 * @param retryAfter seconds after which the sender may try again, where that can help
 */
export function sendRejection(response: ServerResponse, rejection: Rejection, detail?: string, retryAfter = 5): void {
  const [status, message] = rejections[rejection];
  if (!response.req.complete) {
    response.setHeader('connection', 'close');
  }
  if (rejection === 'method_not_allowed') {
    response.setHeader('allow', 'GET, HEAD, POST');
  }
  if (status === 429 || status === 503) {
    response.setHeader('retry-after', String(retryAfter));
  }
  sendJson(response, status, { code: rejection, message: detail === undefined ? message : `${message} ${detail}` });
}
