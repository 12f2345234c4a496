import { decodeBody } from '../../../receive/decode-body.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { recordFailure, rejectBody } from './record.ts';
import { understand } from './understand.ts';

/** Decompresses the body, as its Content-Encoding says. A plain body passes at once. */
export function decode(delivery: HttpDelivery, body: Buffer, codings: readonly string[]): void {
  if (codings.length === 0) {
    return understand(delivery, body, false);
  }
  decodeBody(body, codings, delivery.limit)
    .then((decoded) => {
      if (typeof decoded === 'string') {
        return rejectBody(delivery, decoded);
      }
      delivery.body = decoded;
      understand(delivery, decoded, false);
    })
    .catch((error: unknown) => recordFailure(delivery, error));
}
