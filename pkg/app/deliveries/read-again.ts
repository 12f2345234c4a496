import { testAddress } from '../../contract/deliveries/test-address.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { OrgStore } from '../../store/store.ts';
import { asTest } from './as-test.ts';
import { sentIn } from './sent-in.ts';
import type { ReadDelivery, TakeDelivery } from './take-delivery.ts';

/** What a delivery means by the present templates. A test stays one. @throws {AppError} not_replayable, invalid_payload */
export async function readAgain(
  taking: Pick<TakeDelivery, 'read'>,
  org: OrgStore,
  endpoint: ReadyEndpoint,
  delivery: StoredDelivery
): Promise<ReadDelivery> {
  const read = await taking.read(endpoint, await sentIn(org, delivery));
  return delivery.address === testAddress ? asTest(read) : read;
}
