import type { IncomingMessage } from 'node:http';
import type { Rejection } from './rejection.ts';

/** Largest body of a delivery, in bytes. */
export const bodyLimit = 1024 * 1024;

/**
 * Reads a request's body of at most `bodyLimit` bytes. A larger one is given up at once, unread; the caller then has to
 * close the connection. Rejects only if the sender goes away.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | Extract<Rejection, 'too_large'>> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) {
    return Promise.resolve('too_large');
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyLimit) {
        request.pause();
        resolve('too_large');
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
