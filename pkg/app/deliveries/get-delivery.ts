import { readRequest, type SentRequest } from '../../receive/note-request.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { requireIntegration } from '../integrations/find-integration.ts';
import { type ShownDelivery, toShown } from './list-deliveries.ts';

/** A delivery with all that is kept of it. @throws {AppError} not_found */
export type GetDelivery = (caller: Caller, uid: string, id: number) => Promise<DeliveryDetails>;

export interface DeliveryDetails extends ShownDelivery {
  /** Null for one of an earlier version. */
  readonly sent: SentRequest | null;
  /** The payload of its alert, as JSON text. */
  readonly payload: string | null;
}

export function createGetDelivery(store: PeopleStore): GetDelivery {
  return async (caller, uid, id) => {
    const org = store.forCaller(caller);
    await requireIntegration(org, caller, uid, 'act');
    const delivery = await org.getDelivery(uid, id);
    if (delivery === undefined) {
      throw deliveryNotFound();
    }
    const alert = delivery.alertId === null ? undefined : await org.getAlert(uid, delivery.alertId);
    const { tookMs, request } = delivery;
    return {
      ...toShown(delivery),
      sent: tookMs === null ? null : withHeaders(readRequest(request), alert?.headers ?? null),
      payload: alert?.payload ?? null,
    };
  };
}

export function deliveryNotFound(): AppError {
  return new AppError('not_found', 'The integration has no such delivery.');
}

/** @param read the headers that templates read, as in `AlertContent` */
function withHeaders(sent: SentRequest, read: string | null): SentRequest {
  return read === null
    ? sent
    : { ...sent, headers: { ...sent.headers, ...(JSON.parse(read) as SentRequest['headers']) } };
}
