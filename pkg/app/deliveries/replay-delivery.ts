import { guessContentType } from '../../receive/guess-content-type.ts';
import type { AlertInGroup } from '../../store/shapes/alerts.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { OrgStore, Store } from '../../store/store.ts';
import type { Sent } from '../../work/jobs/understand.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { EndpointIndex } from '../integrations/endpoint-index.ts';
import { findEndpoint } from '../integrations/find-integration.ts';
import { createTakeDelivery, type TakenDelivery, type TakeParts } from './take-delivery.ts';

/**
 * Takes a delivery again, as if it came now.
 * @returns what became of it. Of a split one the alerts that were kept are taken again, recoveries with nothing to resolve are not
 * @throws {AppError} not_found, not_replayable if not all of it is kept, disabled, invalid_payload
 */
export type ReplayDelivery = (caller: Caller, uid: string, deliveryId: number) => Promise<TakenDelivery>;

export interface ReplayParts extends TakeParts {
  store: Store;
  endpoints: Pick<EndpointIndex, 'findByUid'>;
}

export function createReplayDelivery({ store, endpoints, ...parts }: ReplayParts): ReplayDelivery {
  const take = createTakeDelivery(parts);
  return async (caller, uid, deliveryId) => {
    const org = store.forOrg(caller.orgId);
    const endpoint = findEndpoint(endpoints, caller, uid);
    const delivery = await org.getDelivery(uid, deliveryId);
    if (delivery === undefined) {
      throw new AppError('not_found', 'The integration has no such delivery.');
    }
    return take(endpoint, await sentIn(org, uid, delivery), delivery.address);
  };
}

/** @throws {AppError} not_replayable if it is not complete */
async function sentIn(org: OrgStore, uid: string, { alertId, split, body, size }: StoredDelivery): Promise<Sent> {
  if (alertId !== null) {
    const alerts = await loadAlerts(org, uid, split?.alertIds ?? [alertId]);
    const [first] = alerts;
    if (first !== undefined) {
      return split === null ? sentAgain(first, first.payload, 'payload') : sentAgain(first, arrayOf(alerts), 'parts');
    }
  } else if (body !== null && body.length === size) {
    const received = Buffer.from(body);
    return { body: received, as: 'body', contentType: guessContentType(received), headers: null };
  }
  throw new AppError('not_replayable');
}

/** @returns none unless all of them are kept */
async function loadAlerts(org: OrgStore, uid: string, ids: readonly number[]): Promise<AlertInGroup[]> {
  const alerts: AlertInGroup[] = [];
  for (const id of ids) {
    const alert = await org.getAlert(uid, id);
    if (alert === undefined) {
      return [];
    }
    alerts.push(alert);
  }
  return alerts;
}

function sentAgain({ headers }: AlertInGroup, payload: string, as: 'payload' | 'parts'): Sent {
  return { body: Buffer.from(payload), as, contentType: undefined, headers };
}

function arrayOf(alerts: readonly AlertInGroup[]): string {
  return `[${alerts.map(({ payload }) => payload).join(',')}]`;
}
