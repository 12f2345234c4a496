import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Headers in which senders identify a delivery, with the same value on every attempt. They are those of Standard Webhooks,
 * GitHub, Jira, Sentry and Amazon SNS, and the header of the IETF draft, which any sender can use.
 */
const headers = [
  'webhook-id',
  'x-github-delivery',
  'x-atlassian-webhook-identifier',
  'request-id',
  'x-amz-sns-message-id',
  'idempotency-key',
] as const;

/** Maximum length of an id, in characters. A longer one is ignored. */
const limit = 255;

/** A hash of the id that the sender has given the delivery; null if it has given none. */
export function deliveryIdOf(request: IncomingHttpHeaders): Uint8Array | null {
  for (const name of headers) {
    const id = request[name];
    if (typeof id === 'string' && id !== '' && id.length <= limit) {
      return shortHash(`${name}\0${id}`);
    }
  }
  return null;
}

/** A hash of what a sender has signed as the name of the delivery, or of what only this delivery is signed with. */
export function signedIdOf(signed: string): Uint8Array {
  return shortHash(`signed\0${signed}`);
}

/** A hash of the body. Only bodies with the same bytes have the same hash. */
export function bodyIdOf(body: Uint8Array): Uint8Array {
  return shortHash(body);
}

/** A hash of what takes a delivery again, so that it does so once. @param operation as its caller names it */
export function replayIdOf(operation: string, deliveryId: number): Uint8Array {
  return shortHash(`replay\0${operation}\0${deliveryId}`);
}

function shortHash(value: string | Uint8Array): Uint8Array {
  return hash('sha256', value, 'buffer').subarray(0, 16);
}
