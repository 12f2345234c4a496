import { noteOf, partsOf } from '../../../app/deliveries/split-delivery.ts';
import { bodyIdOf, deliveryIdOf, signedIdOf } from '../../../receive/delivery-id.ts';
import type { DeliveryHead } from '../../../store/shapes/deliveries.ts';
import type { Meaning, SplitMeaning, Understood } from '../../../work/jobs/understand.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { reject, rejectBody } from './record.ts';

/** Hands the alert over to be stored. The delivery is called back with what became of it. */
export function accept(delivery: HttpDelivery, meaning: Understood): void {
  if ('rejection' in meaning) {
    return reject(delivery, meaning.rejection, meaning.detail);
  }
  const { parts, endpoint, receivedAt } = delivery;
  // Escapes can make JSON of a form, or mended JSON, longer than what came. Those of a split delivery are no longer, but for what is kept
  // with each, which has a limit of its own.
  if (!('alerts' in meaning) && meaning.payload.text.length > 2 * parts.maxBody) {
    return rejectBody(delivery, 'too_large');
  }
  parts.accept(endpoint, meaning, receivedAt, describe(delivery, meaning), delivery);
}

/** How long a delivery id counts, in milliseconds: a day, which covers the retries of all known senders. */
const idLifetime = 24 * 60 * 60 * 1000;

function describe(delivery: HttpDelivery, meaning: Meaning | SplitMeaning): DeliveryHead {
  const { address, receivedAt } = delivery;
  const body = delivery.body as Buffer;
  const { duplicateWindowSeconds } = delivery.endpoint.settings;
  const note = noteOf(meaning);
  const parts = partsOf(meaning);
  const { passed } = delivery;
  if (passed !== null && (passed.id !== null || (passed.once !== null && duplicateWindowSeconds === 0))) {
    // Beside what is signed, an id that anybody can change counts for nothing.
    const signed = passed.id ?? passed.once?.key ?? '';
    const idExpiresAt = passed.id !== null ? receivedAt + idLifetime : (passed.once?.until ?? 0);
    return { address, size: body.length, idHash: signedIdOf(signed), idExpiresAt, note, parts };
  }
  const id = deliveryIdOf(delivery.request.headers);
  return id !== null || duplicateWindowSeconds === 0
    ? { address, size: body.length, idHash: id, idExpiresAt: receivedAt + idLifetime, note, parts }
    : {
        address,
        size: body.length,
        idHash: bodyIdOf(body),
        idExpiresAt: receivedAt + duplicateWindowSeconds * 1000,
        note,
        parts,
      };
}
