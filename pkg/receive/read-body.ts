import type { IncomingMessage } from 'node:http';
import type { Rejection } from './rejection.ts';

export type ReadBody = Buffer | Extract<Rejection, 'too_large' | 'busy' | 'incomplete_body'>;

/** Limits for a body. */
export interface BodyRoom {
  /** Maximum size in bytes. */
  readonly limit: number;
  /** Requests room for a part of a large body, in bytes. @returns whether there is memory for it */
  hold(bytes: number): boolean;
}

/** Bytes of a body for which no room is requested; most bodies are smaller. */
const unasked = 4096;

/**
 * Reads a request's body. If there is no room for it, reading stops at once; the caller then has to close the connection.
 * @param done called once. There is no promise, because every delivery passes here
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
