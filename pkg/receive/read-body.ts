import type { IncomingMessage } from 'node:http';
import type { Rejection } from './rejection.ts';

export type ReadBody = Buffer | Extract<Rejection, 'too_large' | 'incomplete_body'>;

/**
 * Reads a request's body of at most `limit` bytes. A larger one is given up at once, unread; the caller then has to
 * close the connection.
 * @param done is called once; this is no promise, because every delivery comes through here
 */
export function readBody(request: IncomingMessage, limit: number, done: (body: ReadBody) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    return done('too_large');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const finish = (body: ReadBody): void => {
    if (!isDone) {
      isDone = true;
      done(body);
    }
  };
  const take = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > limit) {
      request.off('data', take).pause();
      finish('too_large');
    } else {
      chunks.push(chunk);
    }
  };
  request.on('data', take);
  request.on('end', () => finish(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  request.on('error', () => finish('incomplete_body'));
}
