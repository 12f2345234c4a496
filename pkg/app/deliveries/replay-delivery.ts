import type { AddedAlert } from '../../store/shapes/alerts.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { OrgStore, Store } from '../../store/store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { EndpointIndex } from '../integrations/endpoint-index.ts';
import { integrationNotFound } from '../integrations/find-integration.ts';
import { createTakeDelivery, type TakeParts } from './take-delivery.ts';

/**
 * Takes a delivery again, as if it came now.
 * @returns what became of its alert
 * @throws {AppError} not_found, not_replayable if not all of it is kept, invalid_payload
 */
export type ReplayDelivery = (caller: Caller, uid: string, deliveryId: number) => Promise<AddedAlert>;

export interface ReplayParts extends TakeParts {
  store: Store;
  endpoints: Pick<EndpointIndex, 'findByUid'>;
}

export function createReplayDelivery({ store, endpoints, ...parts }: ReplayParts): ReplayDelivery {
  const take = createTakeDelivery(parts);
  return async (caller, uid, deliveryId) => {
    const org = store.forOrg(caller.orgId);
    const endpoint = endpoints.findByUid(caller.orgId, uid);
    if (endpoint === undefined) {
      throw integrationNotFound();
    }
    const delivery = await org.getDelivery(uid, deliveryId);
    if (delivery === undefined) {
      throw new AppError('not_found', 'The integration has no such delivery.');
    }
    const body = await bodyOf(org, uid, delivery);
    return take(endpoint, { body, contentType: replayedAs, isQuery: false }, delivery.address);
  };
}

/** The content type of a delivery is not kept; its payload is kept as JSON. */
const replayedAs = 'application/json';

/** @throws {AppError} not_replayable if it is not complete */
async function bodyOf(org: OrgStore, uid: string, { alertId, body, size }: StoredDelivery): Promise<Buffer> {
  if (alertId !== null) {
    const alert = await org.getAlert(uid, alertId);
    if (alert !== undefined) {
      return Buffer.from(alert.payload);
    }
  } else if (body !== null && body.length === size) {
    return Buffer.from(body);
  }
  throw new AppError('not_replayable');
}
