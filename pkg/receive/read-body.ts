import type { IncomingMessage } from 'node:http';
import type { Rejection } from './rejection.ts';

export type ReadBody = Buffer | Extract<Rejection, 'too_large' | 'busy' | 'incomplete_body'>;

/** What a body may take. */
export interface BodyRoom {
  /** Most bytes of it. */
  readonly limit: number;
  /** Is asked for each part of a large body, in bytes, whether there is memory for it. */
  hold(bytes: number): boolean;
}

/** So many bytes of a body nobody is asked for: most bodies have no more. */
const unasked = 4096;

/**
 * Reads a request's body. What there is no room for is given up at once, unread; the caller then has to close the connection.
 * @param done is called once; this is no promise, because every delivery comes through here
 */
export function readBody(request: IncomingMessage, room: BodyRoom, done: (body: ReadBody) => void): void {
  const { limit } = room;
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
      giveUp('too_large');
    } else if (size > unasked && !room.hold(chunk.length)) {
      giveUp('busy');
    } else {
      chunks.push(chunk);
    }
  };
  const giveUp = (rejection: 'too_large' | 'busy'): void => {
    request.off('data', take).pause();
    finish(rejection);
  };
  request.on('data', take);
  request.on('end', () => finish(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  request.on('error', () => finish('incomplete_body'));
}
