import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Headers by which senders name a delivery, the same on every attempt: Standard Webhooks, GitHub, Jira, Sentry, Amazon SNS,
 * and the header of the IETF's draft that any sender can use.
 */
const headers = [
  'webhook-id',
  'x-github-delivery',
  'x-atlassian-webhook-identifier',
  'request-id',
  'x-amz-sns-message-id',
  'idempotency-key',
] as const;

/** Longest id that counts, in characters. */
const limit = 255;

/** A hash of the id that the sender has given the delivery; null where it has given none. */
export function deliveryIdOf(request: IncomingHttpHeaders): Uint8Array | null {
  for (const name of headers) {
    const id = request[name];
    if (typeof id === 'string' && id !== '' && id.length <= limit) {
      return shortHash(`${name}\0${id}`);
    }
  }
  return null;
}

/** A hash that is the same for the same bytes only. */
export function bodyIdOf(body: Uint8Array): Uint8Array {
  return shortHash(body);
}

function shortHash(value: string | Uint8Array): Uint8Array {
  return hash('sha256', value, 'buffer').subarray(0, 16);
}
