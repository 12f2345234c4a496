import { webhookErrors } from '../../contract/errors.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { Understanding } from '../../ingest/understanding.ts';
import type { AddedAlert } from '../../store/shapes/alerts.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { OrgStore, Store } from '../../store/store.ts';
import type { Understood } from '../../work/jobs/understand.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { EndpointIndex } from '../integrations/endpoint-index.ts';
import { integrationNotFound } from '../integrations/find-integration.ts';
import type { AcceptAlert } from './accept-alert.ts';

/**
 * Takes a delivery again, as if it came now: it enters where HTTP is done with.
 * @returns what became of its alert
 * @throws {AppError} not_found, not_replayable where it is not all kept, invalid_payload
 */
export type ReplayDelivery = (caller: Caller, uid: string, deliveryId: number) => Promise<AddedAlert>;

export interface ReplayParts {
  store: Store;
  endpoints: Pick<EndpointIndex, 'findByUid'>;
  understanding: Understanding;
  accept: AcceptAlert;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createReplayDelivery({ store, endpoints, understanding, accept, now }: ReplayParts): ReplayDelivery {
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
    const meaning = await understand(endpoint, body);
    if ('rejection' in meaning) {
      const { message } = webhookErrors[meaning.rejection];
      throw new AppError('invalid_payload', message, { rejection: meaning.rejection, detail: meaning.detail });
    }
    const head = {
      address: delivery.address,
      size: body.length,
      idHash: null,
      idExpiresAt: 0,
      note: meaning.payload.note,
    };
    return new Promise<AddedAlert>((stored, refused) => accept(endpoint, meaning, now(), head, { stored, refused }));
  };

  function understand(endpoint: ReadyEndpoint, body: Buffer): Promise<Understood> {
    return new Promise((understood, notUnderstood) =>
      understanding(endpoint, { body, contentType: replayedAs, isQuery: false }, { understood, notUnderstood })
    );
  }
}

/** The content type of a delivery is not kept; its payload is kept as JSON. */
const replayedAs = 'application/json';

/** @throws {AppError} not_replayable where it is not all there */
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
