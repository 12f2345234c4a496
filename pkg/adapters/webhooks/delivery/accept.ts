import { noteOf, partsOf } from '../../../app/deliveries/split-delivery.ts';
import { bodyIdOf, deliveryIdOf, signedIdOf } from '../../../receive/delivery-id.ts';
import { noteTaken } from '../../../receive/note-request.ts';
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
  const { address, receivedAt, request } = delivery;
  const tookMs = delivery.parts.now() - receivedAt;
  const sent = noteTaken(request.method, request.headers['content-type'], delivery.cameBy);
  const body = delivery.body as Buffer;
  const { duplicateWindowSeconds } = delivery.endpoint.settings;
  let idHash = deliveryIdOf(request.headers);
  let idExpiresAt = receivedAt + idLifetime;
  const { passed } = delivery;
  if (passed !== null && (passed.id !== null || (passed.once !== null && duplicateWindowSeconds === 0))) {
    // Beside what is signed, an id that anybody can change counts for nothing.
    idHash = signedIdOf(passed.id ?? passed.once?.key ?? '');
    idExpiresAt = passed.id !== null ? idExpiresAt : (passed.once?.until ?? 0);
  } else if (idHash === null && duplicateWindowSeconds !== 0) {
    idHash = bodyIdOf(body);
    idExpiresAt = receivedAt + duplicateWindowSeconds * 1000;
  }
  return {
    address,
    size: body.length,
    idHash,
    idExpiresAt,
    note: noteOf(meaning),
    parts: partsOf(meaning),
    tookMs,
    request: sent,
  };
}
