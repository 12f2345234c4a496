import type { Caller } from '../caller.ts';
import { type EndpointParts, findEndpoint } from '../integrations/find-integration.ts';
import { deliveryNotFound } from './get-delivery.ts';
import { readAgain } from './read-again.ts';
import { replayRemark } from './sent-in.ts';
import { createTakeDelivery, type TakenDelivery, type TakeParts } from './take-delivery.ts';

/**
 * Takes a delivery again, as if it came now. The new one says who did so.
 * @returns what became of it. Of a split one the alerts that were kept are taken again, recoveries with nothing to resolve are not
 * @throws {AppError} not_found, not_replayable if not all of it is kept, disabled, invalid_payload
 */
export type ReplayDelivery = (caller: Caller, uid: string, deliveryId: number) => Promise<TakenDelivery>;

export interface ReplayParts extends TakeParts, EndpointParts {}

export function createReplayDelivery({ store, endpoints, ...parts }: ReplayParts): ReplayDelivery {
  const taking = createTakeDelivery(parts);
  return async (caller, uid, deliveryId) => {
    const org = store.forCaller(caller);
    const endpoint = await findEndpoint({ store, endpoints }, caller, uid);
    const delivery = await org.getDelivery(uid, deliveryId);
    if (delivery === undefined) {
      throw deliveryNotFound();
    }
    const read = await readAgain(taking, org, endpoint, delivery);
    return taking.store(endpoint, read, delivery.address, replayRemark(caller, deliveryId));
  };
}
