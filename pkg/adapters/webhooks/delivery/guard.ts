import type { Guard } from '../../../guards/guard.ts';
import { refused, type Verdict } from '../../../guards/verdict.ts';
import { sendPreflight } from '../http/reply.ts';
import type { HttpDelivery } from './http-delivery.ts';
import { recordFailure, rejectByGuard } from './record.ts';
import { takeQuota } from './take-quota.ts';

/*
 * The stage for integrations with a guard, at both sides of the body. Others never come here.
 */

/** Checks what is known before the body is read. @returns whether the delivery may go on; else it is answered */
export function passesHead(delivery: HttpDelivery, guard: Guard): boolean {
  const { request, response, address } = delivery;
  const origin = guard.sharedOrigin(request.headers);
  if (origin !== null) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'Origin');
  }
  const refusal = guard.checkSender(address, request.headers);
  if (refusal !== null) {
    rejectByGuard(delivery, refusal);
    return false;
  }
  if (origin !== null && request.method === 'OPTIONS') {
    // Browsers send it without credentials.
    sendPreflight(response);
    return false;
  }
  const missing = guard.checkCredentials(request.headers, delivery.receivedAt);
  if (missing !== null) {
    rejectByGuard(delivery, missing);
  }
  return missing === null;
}

/** Checks the signature of a body that was read, and calls `then` where it is right. */
export function checkSignature(delivery: HttpDelivery, body: Buffer, then: () => void): void {
  const { verify } = delivery.endpoint.guard as Guard;
  if (verify === null) {
    return then();
  }
  const { headers, method } = delivery.request;
  const verdict =
    method === 'GET'
      ? refused('signature_missing', 'It was sent with GET, of which nothing is signed.')
      : verify(body, headers, delivery.receivedAt);
  if (verdict instanceof Promise) {
    verdict.then((one) => conclude(delivery, one, then)).catch((error: unknown) => recordFailure(delivery, error));
  } else {
    conclude(delivery, verdict, then);
  }
}

function conclude(delivery: HttpDelivery, verdict: Verdict, then: () => void): void {
  if (!verdict.ok) {
    return rejectByGuard(delivery, verdict);
  }
  const { once } = verdict;
  const { integrationId } = delivery.endpoint;
  if (once !== null && !delivery.parts.replays.take(integrationId, once.key, once.until, delivery.receivedAt)) {
    return rejectByGuard(delivery, refused('replayed', 'The same signed delivery was taken before.'));
  }
  delivery.passed = verdict;
  // Only what the sender has signed takes of its quota.
  if (takeQuota(delivery)) {
    then();
  }
}
