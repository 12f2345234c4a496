import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendRejection } from '../http/reply.ts';
import { queryOf } from '../http/target.ts';
import { passesHead } from './guard.ts';
import { takeHeartbeat } from './heartbeat.ts';
import { HttpDelivery } from './http-delivery.ts';
import { read } from './read.ts';
import { reject } from './record.ts';
import { takeQuota } from './take-quota.ts';
import { sendPage } from './webhook-page.ts';
import type { WebhookParts } from './webhook-parts.ts';
import type { WebhookRoute } from './webhook-routes.ts';

/** Answers a request to the URL of a webhook. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse, route: WebhookRoute) => void;

/**
 * The first stage of a delivery: whether its token, method, type and quota let it in. The reply to an alert leaves only once the alert
 * is durable.
 */
export function createWebhookHandler(parts: WebhookParts): WebhookHandler {
  const { failedTokens, metrics, now } = parts;
  return (request, response, { type, endpoint, isHeartbeat }) => {
    if (endpoint === undefined && parts.provisioning.problem !== null) {
      // The token may be one of a file that is not applied yet; a refusal for good would lose the alert.
      metrics.countDelivery('unknown', 'unavailable');
      return sendRejection(response, 'unavailable');
    }
    const address = parts.senderAddress(request);
    const receivedAt = now();
    if (endpoint === undefined) {
      const pause = failedTokens.count(address, receivedAt);
      const rejection = pause === null ? 'unknown_token' : 'too_many_guesses';
      metrics.countDelivery('unknown', rejection);
      sendRejection(response, rejection, undefined, pause ?? undefined);
      return;
    }
    const isPage =
      !isHeartbeat && (request.method === 'HEAD' || (request.method === 'GET' && queryOf(request.url ?? '') === ''));
    if (isPage && endpoint.guard === null) {
      return sendPage(response, endpoint.type);
    }
    const delivery = new HttpDelivery(parts, endpoint, request, response, { address, receivedAt });
    if (endpoint.guard !== null && !passesHead(delivery, endpoint.guard)) {
      return;
    }
    if (isHeartbeat) {
      takeHeartbeat(parts, endpoint, request, response, receivedAt);
    } else if (isPage) {
      sendPage(response, endpoint.type);
    } else {
      admit(delivery, type);
    }
  };
}

/** @param type as the URL has it */
function admit(delivery: HttpDelivery, type: string): void {
  const { guard, type: known } = delivery.endpoint;
  const { method } = delivery.request;
  if (method !== 'POST' && method !== 'GET') {
    return reject(delivery, 'method_not_allowed');
  }
  if (type !== known) {
    return reject(delivery, 'wrong_type');
  }
  const isSigned = guard !== null && guard.verify !== null;
  if (isSigned || takeQuota(delivery)) {
    read(delivery);
  }
}
