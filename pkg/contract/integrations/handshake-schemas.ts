import { z } from 'zod';
import { actor, id, integrationParams, noBody, noQuery } from '../common-schemas.ts';
import { handshakeKinds, handshakeStates } from './handshakes.ts';

/** What the sender of an integration has asked before it sends alerts. */
export const handshake = z.object({
  id: z.string(),
  kind: z.enum(handshakeKinds),
  /** The ARN of the topic that asks to deliver here. */
  topic: z.string(),
  /** The number of its account of AWS. */
  account: z.string(),
  region: z.string(),
  receivedAt: z.iso.datetime(),
  /** When it cannot be confirmed any more. */
  expiresAt: z.iso.datetime(),
  /** Whether its signature was checked when it came, as a guard of the integration asks. It is checked anyhow before it is confirmed. */
  verified: z.boolean(),
  state: z.enum(handshakeStates),
  /** The subscription where it is confirmed; why it was not confirmed, where that was tried. */
  detail: z.string().nullable(),
  /** Who decided last, and when; null where nobody has. */
  decidedBy: actor.nullable(),
  decidedAt: z.iso.datetime().nullable(),
});

const one = { params: integrationParams.extend({ id }), query: noQuery, body: noBody };

export const handshakeShapes = {
  listHandshakes: {
    params: integrationParams,
    query: noQuery,
    body: noBody,
    /** Newest first. */
    reply: z.object({ items: z.array(handshake) }),
  },
  confirmHandshake: { ...one, reply: handshake },
  dismissHandshake: { ...one, reply: handshake },
};
