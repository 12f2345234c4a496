import type { HandshakeKind, HandshakeState } from '../../contract/integrations/handshakes.ts';
import type { Actor } from '../../contract/types.ts';

/** What a sender has asked. Times are milliseconds since 1970. */
export interface NewHandshake {
  readonly kind: HandshakeKind;
  /** The ARN of the topic. */
  readonly topic: string;
  /** As JSON text; it holds a secret. */
  readonly message: string;
  readonly receivedAt: number;
  /** When it cannot be confirmed any more. */
  readonly expiresAt: number;
  /** Whether its signature was checked when it came. */
  readonly verified: boolean;
}

/** What has been decided about a handshake. */
export interface Decision {
  readonly state: Exclude<HandshakeState, 'pending'>;
  readonly detail: string | null;
  readonly by: Actor;
  readonly at: number;
}

export interface StoredHandshake extends NewHandshake {
  readonly id: number;
  /** Null while it is pending. */
  readonly decision: Decision | null;
}

export type HandshakeChange =
  | { readonly kind: 'ask'; readonly asked: NewHandshake }
  | { readonly kind: 'decide'; readonly id: number; readonly decision: Decision };
