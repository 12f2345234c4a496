import { readCodings } from '../../../receive/decode-body.ts';
import { readBody } from '../../../receive/read-body.ts';
import { queryOf } from '../http/target.ts';
import { decode } from './decode.ts';
import { checkSignature } from './guard.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { recordFailure, reject, rejectBody } from './record.ts';
import { understand } from './understand.ts';

/** Reads the bytes: the body of a POST, the query of a GET. */
export function read(delivery: HttpDelivery): void {
  const { request } = delivery;
  const isGuarded = delivery.endpoint.guard !== null;
  if (request.method === 'GET') {
    const query = Buffer.from(queryOf(request.url ?? ''));
    delivery.body = query;
    return isGuarded
      ? checkSignature(delivery, query, () => understand(delivery, query, true))
      : understand(delivery, query, true);
  }
  const codings = readCodings(request.headers['content-encoding']);
  if (codings === undefined) {
    return reject(delivery, 'unsupported_encoding');
  }
  readBody(request, delivery, (body) => {
    try {
      if (typeof body !== 'string') {
        delivery.body = body;
        if (isGuarded) {
          checkSignature(delivery, body, () => decode(delivery, body, codings));
        } else {
          decode(delivery, body, codings);
        }
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
