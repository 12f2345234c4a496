/** What a sender can ask with a handshake: to be subscribed to, or to be subscribed to again after that has ended. */
export const handshakeKinds = ['subscription', 'unsubscription'] as const;
export type HandshakeKind = (typeof handshakeKinds)[number];

/** The outcome of a delivery that was a handshake. */
export const handshakeOutcomes = {
  subscription: 'subscription_asked',
  unsubscription: 'subscription_ended',
} as const satisfies Record<HandshakeKind, string>;

export type HandshakeOutcome = (typeof handshakeOutcomes)[HandshakeKind];

/**
 * What has become of a handshake: `refused` by its sender, which could be asked; `unreachable`, where it could not; `forged`, where its
 * signature is wrong, so that nobody was asked.
 */
export const handshakeStates = ['pending', 'confirmed', 'refused', 'unreachable', 'forged', 'dismissed'] as const;
export type HandshakeState = (typeof handshakeStates)[number];

/** A handshake can be confirmed for so long: tokens of Amazon SNS live three days. In milliseconds. */
export const handshakeLifetimeMs = 3 * 24 * 60 * 60 * 1000;

/** Whether an Admin can still decide about one in that state, as long as it has not expired. */
export function isOpenHandshake(state: HandshakeState): boolean {
  return state === 'pending' || state === 'refused' || state === 'unreachable';
}
