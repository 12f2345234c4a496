import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Entrance, EntranceName, Grace } from '../../../ingest/entrance.ts';
import type { ReadyEndpoint } from '../../../ingest/ready-endpoint.ts';
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
  return (request, response, { type, entrance, isHeartbeat }) => {
    const receivedAt = parts.now();
    const grace = findGrace(entrance, receivedAt);
    if (entrance === undefined || grace === undefined) {
      return refuseUnknown(parts, request, response, receivedAt);
    }
    const { endpoint } = entrance;
    const isPage =
      !isHeartbeat && (request.method === 'HEAD' || (request.method === 'GET' && queryOf(request.url ?? '') === ''));
    if (isPage && endpoint.guard === null) {
      return sendPage(response, endpoint.type);
    }
    const cameBy = grace === null ? null : noteEntrance(parts, endpoint, grace, receivedAt);
    const address = parts.senderAddress(request);
    const delivery = new HttpDelivery(parts, endpoint, request, response, { address, receivedAt, cameBy });
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

/** @returns null where the integration has one URL at the time; undefined where there is none, or it is a former one that has ended */
function findGrace(entrance: Entrance | undefined, at: number): Grace | null | undefined {
  if (entrance === undefined || entrance.grace === null || at < entrance.grace.endsAt) {
    return entrance?.grace;
  }
  return entrance.grace.isFormer ? undefined : null;
}

function refuseUnknown(
  { provisioning, senderAddress, failedTokens, metrics }: WebhookParts,
  request: IncomingMessage,
  response: ServerResponse,
  receivedAt: number
): void {
  if (provisioning.problem !== null) {
    // The token may be one of a file that is not applied yet; a refusal for good would lose the alert.
    metrics.countDelivery('unknown', 'unavailable');
    return sendRejection(response, 'unavailable');
  }
  const pause = failedTokens.count(senderAddress(request), receivedAt);
  const rejection = pause === null ? 'unknown_token' : 'too_many_guesses';
  metrics.countDelivery('unknown', rejection);
  sendRejection(response, rejection, undefined, pause ?? undefined);
}

function noteEntrance(
  { secretUses }: WebhookParts,
  { integrationId }: ReadyEndpoint,
  { isFormer, replacedAt }: Grace,
  at: number
): EntranceName {
  secretUses.note({ integrationId, name: 'token', replacedAt, isFormer, at });
  return isFormer ? 'former' : 'new';
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
