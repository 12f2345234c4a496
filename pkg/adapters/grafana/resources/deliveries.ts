import type { Intake } from '../../../app/accept-alert.ts';
import type { EndpointIndex } from '../../../app/endpoint-index.ts';
import type { Delivery } from '../../../contract/types.ts';
import type { Understanding } from '../../../ingest/understanding.ts';
import { type Rejection, rejections } from '../../../receive/rejection.ts';
import type { AddedAlert, OrgStore, Store, StoredDelivery } from '../../../store/store.ts';
import type { Understood } from '../../../work/jobs/understand.ts';
import { ApiError } from './api-error.ts';
import type { Handlers } from './dispatcher.ts';
import { findIntegration } from './find-integration.ts';

export interface DeliveryParts {
  store: Store;
  endpoints: EndpointIndex;
  understanding: Understanding;
  intake: Intake;
  now: () => number;
}

export function createDeliveryHandlers(parts: DeliveryParts): Pick<Handlers, 'listDeliveries' | 'replayDelivery'> {
  const { store, endpoints, understanding, intake, now } = parts;
  return {
    async listDeliveries(caller, { params, query }) {
      const org = store.forOrg(caller.orgId);
      await findIntegration(org, params.uid);
      const page = await org.listDeliveries(params.uid, { limit: query.limit, cursor: query.cursor });
      return { items: page.items.map(toReply), nextCursor: page.nextCursor };
    },

    async replayDelivery(caller, { params }) {
      const org = store.forOrg(caller.orgId);
      const { token } = await findIntegration(org, params.uid);
      const delivery = await org.getDelivery(params.uid, Number(params.id));
      if (delivery === undefined) {
        throw new ApiError('not_found', 'The integration has no such delivery.');
      }
      const body = await bodyOf(org, params.uid, delivery);
      const endpoint = endpoints.find(token);
      if (endpoint === undefined) {
        throw new ApiError('not_found', 'There is no such integration.');
      }
      const meaning = await new Promise<Understood>((understood, notUnderstood) =>
        understanding(endpoint, { body, contentType: replayedAs, isQuery: false }, { understood, notUnderstood })
      );
      if ('rejection' in meaning) {
        const [, message] = rejections[meaning.rejection];
        throw new ApiError('invalid_payload', message, { rejection: meaning.rejection, detail: meaning.detail });
      }
      const head = {
        address: delivery.address,
        size: body.length,
        idHash: null,
        idExpiresAt: 0,
        note: meaning.payload.note,
      };
      const { stored } = await new Promise<AddedAlert>((stored, refused) =>
        intake(endpoint, meaning, now(), head, { stored, refused })
      );
      return stored === null
        ? { status: 'nothing_to_resolve', alertId: null, alertGroupId: null }
        : { status: 'accepted', alertId: String(stored.alertId), alertGroupId: String(stored.groupId) };
    },
  };
}

/** The content type of a delivery is not kept; its payload is kept as JSON. */
const replayedAs = 'application/json';

/** @throws {ApiError} not_replayable where it is not all there */
async function bodyOf(org: OrgStore, uid: string, { alertId, body, size }: StoredDelivery): Promise<Buffer> {
  if (alertId !== null) {
    const alert = await org.getAlert(uid, alertId);
    if (alert !== undefined) {
      return Buffer.from(alert.payload);
    }
  } else if (body !== null && body.length === size) {
    return Buffer.from(body);
  }
  throw new ApiError('not_replayable', 'What was delivered is not kept any more, or was too large to be kept.');
}

/** The rejections for what a body is; it is the same whenever it is read. */
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

function isReplayable({ alertId, groupId, body, size, outcome }: StoredDelivery): boolean {
  if (alertId !== null) {
    return groupId !== null;
  }
  return body !== null && body.length === size && !unreadable.has(outcome);
}

function toReply(delivery: StoredDelivery): Delivery {
  const { id, receivedAt, address, size, outcome, detail, body, alertId, groupId } = delivery;
  return {
    id: String(id),
    receivedAt: new Date(receivedAt).toISOString(),
    address,
    size,
    outcome,
    detail,
    body: body === null ? null : new TextDecoder().decode(body),
    alertId: alertId === null ? null : String(alertId),
    alertGroupId: groupId === null ? null : String(groupId),
    replayable: isReplayable(delivery),
  };
}
