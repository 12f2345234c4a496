import { readCodings } from '../../../receive/decode-body.ts';
import { readBody } from '../../../receive/read-body.ts';
import { queryOf } from '../http/target.ts';
import { decode } from './decode.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { recordFailure, reject, rejectBody } from './record.ts';
import { understand } from './understand.ts';

/** Reads the bytes: the body of a POST, the query of a GET. */
export function read(delivery: HttpDelivery): void {
  const { request } = delivery;
  if (request.method === 'GET') {
    delivery.body = Buffer.from(queryOf(request.url ?? ''));
    return understand(delivery, delivery.body, true);
  }
  const codings = readCodings(request.headers['content-encoding']);
  if (codings === undefined) {
    return reject(delivery, 'unsupported_encoding');
  }
  readBody(request, delivery, (body) => {
    try {
      if (typeof body !== 'string') {
        delivery.body = body;
        decode(delivery, body, codings);
      } else {
        rejectBody(delivery, body);
      }
    } catch (error) {
      recordFailure(delivery, error);
    }
  });
}

/** Takes memory for a part of a large body out of its org's share, until the answer is sent. @returns whether there is any */
export function holdRoom(delivery: HttpDelivery, bytes: number): boolean {
  const { orgId } = delivery.endpoint;
  const { bodyShares } = delivery.parts;
  if (!bodyShares.take(orgId, bytes)) {
    return false;
  }
  if (delivery.heldBytes === 0) {
    delivery.response.once('close', () => bodyShares.give(orgId, delivery.heldBytes));
  }
  delivery.heldBytes += bytes;
  return true;
}
