import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IntegrationType } from '../contract/integration-types.ts';
import type { GroupCommit } from '../ingest/group-commit.ts';
import type { ReceiverIndex } from '../ingest/receivers.ts';
import { interpret } from '../interpret/interpret.ts';
import type { Metrics } from '../metrics.ts';
import { parsePayload } from '../receive/parse-payload.ts';
import { readBody } from '../receive/read-body.ts';
import type { Rejection } from '../receive/rejection.ts';
import type { AddedAlert, Receiver } from '../store/store.ts';
import { sendJson, sendRejection } from './reply.ts';
import { webhookPage } from './webhook-page.ts';

export interface WebhookParts {
  receivers: ReceiverIndex;
  commit: GroupCommit;
  metrics: Metrics;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Handles a request to `/integrations/v1/<type>/<token>/`.
 * The reply to an alert leaves only once the alert is durable.
 */
export function createWebhookHandler({ receivers, commit, metrics, now }: WebhookParts) {
  return async (request: IncomingMessage, response: ServerResponse, type: string, token: string): Promise<void> => {
    const receivedAt = now();
    const receiver = receivers.find(token);
    if (receiver === undefined) {
      return reject('unknown', 'unknown_token');
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      return sendPage(response, receiver.type);
    }
    if (request.method !== 'POST') {
      return reject(receiver.type, 'method_not_allowed');
    }
    if (type !== receiver.type) {
      return reject(receiver.type, 'wrong_type');
    }
    if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
      return reject(receiver.type, 'unsupported_encoding');
    }
    let body: Awaited<ReturnType<typeof readBody>>;
    try {
      body = await readBody(request);
    } catch {
      return reject(receiver.type, 'incomplete_body');
    }
    if (body === 'too_large') {
      return reject(receiver.type, body);
    }
    const parsed = await parsePayload(body, request.headers['content-type']);
    if ('rejection' in parsed) {
      return reject(receiver.type, parsed.rejection, parsed.detail);
    }
    const facts = interpret(receiver.type, parsed.payload.value);
    let added: AddedAlert;
    try {
      added = await commit.add({ ...origin(receiver), facts, receivedAt, payload: parsed.payload.text });
    } catch {
      return reject(receiver.type, 'unavailable');
    }
    metrics.countDelivery(receiver.type, added === null ? 'nothing_to_resolve' : 'accepted');
    sendJson(response, 200, describe(added));

    function reject(of: IntegrationType | 'unknown', rejection: Rejection, detail?: string): void {
      metrics.countDelivery(of, rejection);
      sendRejection(response, rejection, detail);
    }
  };
}

function origin({ orgId, integrationId }: Receiver): { orgId: number; integrationId: number } {
  return { orgId, integrationId };
}

function describe(added: AddedAlert) {
  if (added === null) {
    return {
      status: 'nothing_to_resolve',
      alertId: null,
      alertGroupId: null,
      message: 'No alert group with this key is open, so nothing was resolved and nothing opened.',
    };
  }
  return { status: 'accepted', alertId: String(added.alertId), alertGroupId: String(added.groupId) };
}

function sendPage(response: ServerResponse, type: IntegrationType): void {
  const page = webhookPage(type);
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
    })
    .end(page);
}
