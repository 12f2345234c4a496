import { testAddress } from '../../contract/deliveries/test-address.ts';
import type { Caller } from '../caller.ts';
import { type EndpointParts, findEndpoint } from '../integrations/find-integration.ts';
import { asTest } from './as-test.ts';
import { invalidPayload } from './invalid-payload.ts';
import { nameOf } from './name-of.ts';
import { createTakeDelivery, type TakenDelivery, type TakeParts } from './take-delivery.ts';

/**
 * Takes a payload as if a sender had posted it to the integration's webhook URL. Its delivery and its group say that it was a test, see `asTest`.
 * @param payload JSON text
 * @returns what became of its alert
 * @throws {AppError} not_found, disabled, invalid_payload
 */
export type SendTest = (caller: Caller, uid: string, payload: string) => Promise<TakenDelivery>;

export interface SendTestParts extends TakeParts, EndpointParts {
  /** Largest payload, in bytes. */
  maxBody: number;
}

export function createSendTest({ store, endpoints, maxBody, ...parts }: SendTestParts): SendTest {
  const taking = createTakeDelivery(parts);
  return async (caller, uid, payload) => {
    const endpoint = await findEndpoint({ store, endpoints }, caller, uid);
    const body = Buffer.from(payload);
    if (body.length > maxBody) {
      throw invalidPayload('too_large');
    }
    const sent = { body, as: 'body', contentType: 'application/json', headers: null } as const;
    return taking.store(
      endpoint,
      asTest(await taking.read(endpoint, sent)),
      testAddress,
      `A test by ${nameOf(caller)}.`
    );
  };
}
