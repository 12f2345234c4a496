import { type HandshakeOutcome, handshakeOutcomes } from '../../contract/integrations/handshakes.ts';
import type { EntranceName } from '../../ingest/entrance.ts';
import { readRequest } from '../../receive/note-request.ts';
import type { Rejection } from '../../receive/rejection.ts';
import type { DeliveryPage, ListedDelivery, TurnedPage } from '../../store/shapes/deliveries.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { requireIntegration } from '../integrations/find-integration.ts';

/** The deliveries of an integration that are looked for, newest first. @throws {AppError} not_found */
export type ListDeliveries = (caller: Caller, uid: string, page: DeliveryPage) => Promise<TurnedPage<ShownDelivery>>;

export interface ShownDelivery extends ListedDelivery {
  /** Whether all of it is kept, and can be read, so that it can be taken again. */
  readonly isReplayable: boolean;
  /** By which of two URLs it came; null where the integration had one. */
  readonly cameBy: EntranceName | null;
}

export function createListDeliveries(store: PeopleStore): ListDeliveries {
  return async (caller, uid, page) => {
    const org = store.forCaller(caller);
    await requireIntegration(org, caller, uid, 'act');
    const { items, ...cursors } = await org.listDeliveries(uid, page);
    return { items: items.map(toShown), ...cursors };
  };
}

/** @returns with what is found out of it for people */
export function toShown(delivery: ListedDelivery): ShownDelivery {
  const cameBy = readRequest(delivery.request).cameBy ?? null;
  return { ...delivery, isReplayable: isReplayable(delivery), cameBy };
}

/** Whether all of the delivery is kept, and can be read, so that it can be taken again. */
function isReplayable({ alertId, groupId, bodyLength, size, outcome }: ListedDelivery): boolean {
  // Of a split one the first alert stands for all: looking for each of very many would take too long.
  return alertId === null ? bodyLength === size && !notTakenAgain.has(outcome) : groupId !== null;
}

/** Outcomes that depend on the body alone: it cannot be read later either, or is no alert. */
const notTakenAgain: ReadonlySet<string> = new Set<Rejection | HandshakeOutcome>([
  ...Object.values(handshakeOutcomes),
  'handshake_refused',
  'unsupported_encoding',
  'invalid_encoding',
  'unsupported_charset',
  'invalid_text',
  'empty_body',
  'invalid_json',
  'too_deep',
  'invalid_form',
  'file_upload',
]);
