import { readHandshake } from '../../../guards/handshake.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { recordFailure, recordHandshake, recordNotStored, reject } from './record.ts';

/**
 * Takes what a sender asks before it sends alerts. It waits for an Admin; nobody is asked for anything.
 * @returns whether it is a handshake, and then it is answered
 */
export function takeHandshake(delivery: HttpDelivery, body: Buffer): boolean {
  const { endpoint, receivedAt, parts } = delivery;
  const asked = readHandshake(endpoint.set.handshake, body);
  if (asked === null) {
    return false;
  }
  if ('fault' in asked) {
    reject(delivery, 'handshake_refused', asked.fault);
    return true;
  }
  const isVerified = delivery.passed !== null && endpoint.settings.guards.signature?.scheme === endpoint.set.handshake;
  parts
    .noteHandshake(endpoint, asked, isVerified, receivedAt)
    .then(
      () => recordHandshake(delivery, asked),
      (error: unknown) => recordNotStored(delivery, error)
    )
    .catch((error: unknown) => recordFailure(delivery, error));
  return true;
}
