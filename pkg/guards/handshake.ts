import { readSubscription, type SnsSubscription, type SubscriptionFault } from './sns/subscription.ts';

/** What a sender asks before it sends alerts; it is no alert. */
export type AskedHandshake = SnsSubscription;

/**
 * Reads a body that may be a handshake of its type.
 * @param handshake as `TypeDefinition.handshake`
 * @returns null where it is none
 */
export function readHandshake(handshake: 'sns' | null, body: Uint8Array): AskedHandshake | SubscriptionFault | null {
  return handshake === null ? null : readSubscription(body);
}
