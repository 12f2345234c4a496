import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendRejection } from '../http/reply.ts';
import { queryOf } from '../http/target.ts';
import { takeHeartbeat } from './heartbeat.ts';
import { HttpDelivery } from './http-delivery.ts';
import { read } from './read.ts';
import { reject } from './record.ts';
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
    } else if (isHeartbeat) {
      takeHeartbeat(parts, endpoint, request, response, receivedAt);
    } else if (request.method === 'HEAD' || (request.method === 'GET' && queryOf(request.url ?? '') === '')) {
      sendPage(response, endpoint.type);
    } else {
      admit(new HttpDelivery(parts, endpoint, request, response, { address, receivedAt }), type);
    }
  };
}

/** @param type as the URL has it */
function admit(delivery: HttpDelivery, type: string): void {
  const { integrationId, settings, type: known } = delivery.endpoint;
  const { method } = delivery.request;
  if (method !== 'POST' && method !== 'GET') {
    return reject(delivery, 'method_not_allowed');
  }
  if (type !== known) {
    return reject(delivery, 'wrong_type');
  }
  const pause = delivery.parts.quota.take(integrationId, settings.quotaPerMinute, delivery.receivedAt);
  if (pause !== null) {
    return reject(delivery, 'limited', undefined, pause);
  }
  if (settings.heartbeat?.anyDelivery === true) {
    delivery.parts.beats.note(integrationId, delivery.receivedAt);
  }
  read(delivery);
}
