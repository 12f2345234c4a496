import type { HttpDelivery } from './http-delivery.ts';

/** What the guard has let in was not stored, so its sender may send it again. */
export function forgetPassed(delivery: HttpDelivery): void {
  const once = delivery.passed?.once ?? null;
  if (once !== null) {
    delivery.parts.replays.giveBack(delivery.endpoint.integrationId, once.key);
    delivery.passed = null;
  }
}
