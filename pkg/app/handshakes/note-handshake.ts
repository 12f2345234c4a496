import { handshakeLifetimeMs } from '../../contract/integrations/handshakes.ts';
import type { AskedHandshake } from '../../guards/handshake.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { Store } from '../../store/store.ts';

/**
 * Keeps what a sender asks, for an Admin to decide about.
 * @param verified whether its signature is found right
 */
export type NoteHandshake = (
  endpoint: Pick<ReadyEndpoint, 'orgId' | 'uid'>,
  asked: AskedHandshake,
  verified: boolean,
  receivedAt: number
) => Promise<void>;

export function createNoteHandshake(store: Pick<Store, 'forOrg'>): NoteHandshake {
  return async ({ orgId, uid }, { kind, topic, sentAt, message }, verified, receivedAt) => {
    // Who sends may write any time into what is not signed.
    const expiresAt = Math.min(sentAt, receivedAt) + handshakeLifetimeMs;
    const asked = { kind, topic, message, receivedAt, expiresAt, verified };
    await store.forOrg(orgId).changeHandshakes(uid, { kind: 'ask', asked });
  };
}
