import type { Rejection } from '../../receive/rejection.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { Page, PageRequest } from '../../store/shapes/pages.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { findIntegration } from '../integrations/find-integration.ts';

/** The deliveries of an integration, newest first. @throws {AppError} not_found */
export type ListDeliveries = (caller: Caller, uid: string, page: PageRequest) => Promise<Page<ShownDelivery>>;

export interface ShownDelivery extends StoredDelivery {
  /** Whether all of it is kept, and can be read, so that it can be taken again. */
  readonly isReplayable: boolean;
}

export function createListDeliveries(store: Store): ListDeliveries {
  return async (caller, uid, request) => {
    const org = store.forOrg(caller.orgId);
    await findIntegration(org, uid);
    const { items, nextCursor } = await org.listDeliveries(uid, request);
    return { items: items.map((item) => ({ ...item, isReplayable: isReplayable(item) })), nextCursor };
  };
}

function isReplayable({ alertId, groupId, body, size, outcome }: StoredDelivery): boolean {
  // Of a split one the first alert stands for all: looking for each of very many would take too long.
  if (alertId !== null) {
    return groupId !== null;
  }
  return body !== null && body.length === size && !unreadable.has(outcome);
}

/** The rejections that depend on the body alone: it cannot be read later either. */
const unreadable: ReadonlySet<string> = new Set<Rejection>([
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
