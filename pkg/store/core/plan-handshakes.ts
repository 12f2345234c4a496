import { isOpenHandshake } from '../../contract/integrations/handshakes.ts';
import type { Decision, HandshakeChange, NewHandshake, StoredHandshake } from '../shapes/handshakes.ts';

/** One step of what is written of handshakes. */
export type HandshakeWrite =
  | { readonly kind: 'insert'; readonly asked: NewHandshake }
  | { readonly kind: 'decide'; readonly id: number; readonly decision: Decision }
  | { readonly kind: 'delete'; readonly id: number };

/** So many of an integration are kept that nobody has decided about, and so many others: a flood fills nothing. */
const mostHandshakes = { open: 5, decided: 10 } as const;

/** @param known all of the integration */
export function planHandshakes(known: readonly StoredHandshake[], change: HandshakeChange): HandshakeWrite[] {
  return change.kind === 'ask' ? planAsked(known, change.asked) : planDecision(known, change);
}

/** A topic that asks again has another secret, so that what it asked before can be confirmed no more. */
function planAsked(known: readonly StoredHandshake[], asked: NewHandshake): HandshakeWrite[] {
  const open = known.filter(isOpen);
  const own = open.filter(({ topic }) => topic === asked.topic);
  const isKnown = known.some(({ message }) => message === asked.message);
  const isOutranked = own.some(
    ({ verified, expiresAt }) => verified && !asked.verified && expiresAt > asked.receivedAt
  );
  if (isKnown || isOutranked) {
    return [];
  }
  // What is known to be signed by the sender gives way last, and never to what anybody can send.
  const kept = open.filter((one) => !own.includes(one)).sort(byRank);
  const gone = kept.slice(mostHandshakes.open - 1);
  if (!asked.verified && gone.some(({ verified }) => verified)) {
    return [];
  }
  return [...own, ...gone].map(({ id }): HandshakeWrite => ({ kind: 'delete', id })).concat({ kind: 'insert', asked });
}

function planDecision(
  known: readonly StoredHandshake[],
  { id, decision }: Extract<HandshakeChange, { kind: 'decide' }>
): HandshakeWrite[] {
  const one = known.find((handshake) => handshake.id === id);
  if (one === undefined || !isOpen(one)) {
    return [];
  }
  const decided = known.filter((other) => !isOpen(other)).sort((a, b) => b.id - a.id);
  const gone = decided.slice(mostHandshakes.decided - 1);
  return [{ kind: 'decide', id, decision }, ...gone.map((other): HandshakeWrite => ({ kind: 'delete', id: other.id }))];
}

function isOpen({ decision }: StoredHandshake): boolean {
  return isOpenHandshake(decision?.state ?? 'pending');
}

/** Those whose signature was checked first, of each the newest first. */
function byRank(one: StoredHandshake, other: StoredHandshake): number {
  return Number(other.verified) - Number(one.verified) || other.id - one.id;
}
