import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IntegrationType } from '../contract/integration-types.ts';
import { type GroupCommit, Overloaded } from '../ingest/group-commit.ts';
import type { Intake } from '../ingest/intake.ts';
import type { Quota } from '../ingest/quota.ts';
import type { ReadyReceiver, ReceiverIndex } from '../ingest/receivers.ts';
import type { Metrics } from '../metrics.ts';
import { bodyIdOf, deliveryIdOf } from '../receive/delivery-id.ts';
import { parsePayload } from '../receive/parse-payload.ts';
import { readBody } from '../receive/read-body.ts';
import type { Rejection } from '../receive/rejection.ts';
import type { AddedAlert, DeliveryHead } from '../store/store.ts';
import { sendJson, sendRejection } from './reply.ts';
import { webhookPage } from './webhook-page.ts';

export interface WebhookParts {
  receivers: ReceiverIndex;
  intake: Intake;
  /** Where rejected deliveries are noted. */
  commit: Pick<GroupCommit, 'note'>;
  quota: Quota;
  metrics: Metrics;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Handles a request to `/integrations/v1/<type>/<token>/`.
 * The reply to an alert leaves only once the alert is durable.
 */
export function createWebhookHandler({ receivers, intake, commit, quota, metrics, now }: WebhookParts) {
  return async (request: IncomingMessage, response: ServerResponse, type: string, token: string): Promise<void> => {
    const receiver = receivers.find(token);
    if (receiver === undefined) {
      metrics.countDelivery('unknown', 'unknown_token');
      return sendRejection(response, 'unknown_token');
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      return sendPage(response, receiver.type);
    }
    const receivedAt = now();
    let body: Buffer | undefined;

    if (request.method !== 'POST') {
      return reject('method_not_allowed');
    }
    if (type !== receiver.type) {
      return reject('wrong_type');
    }
    const pause = quota.take(receiver.integrationId, receiver.settings.quotaPerMinute, receivedAt);
    if (pause !== null) {
      return reject('limited', undefined, pause);
    }
    if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
      return reject('unsupported_encoding');
    }
    try {
      const read = await readBody(request);
      if (read === 'too_large') {
        return reject(read);
      }
      body = read;
    } catch {
      return reject('incomplete_body');
    }
    const parsed = await parsePayload(body, request.headers['content-type']);
    if ('rejection' in parsed) {
      return reject(parsed.rejection, parsed.detail);
    }
    let added: AddedAlert;
    try {
      added = await intake(receiver, parsed.payload, receivedAt, describeDelivery(request, body, receiver, receivedAt));
    } catch (error) {
      // What cannot be stored cannot be noted either.
      const rejection = error instanceof Overloaded ? 'overloaded' : 'unavailable';
      metrics.countDelivery(receiver.type, rejection);
      return sendRejection(response, rejection);
    }
    metrics.countDelivery(receiver.type, outcomeOf(added));
    sendJson(response, 200, describe(added));

    function reject(rejection: Rejection, detail?: string, retryAfter?: number): void {
      const { orgId, integrationId, type: known } = receiver as ReadyReceiver;
      metrics.countDelivery(known, rejection);
      commit.note({
        orgId,
        integrationId,
        receivedAt,
        address: addressOf(request),
        size: body?.length ?? Number(request.headers['content-length'] ?? 0),
        outcome: rejection,
        detail: detail ?? null,
        body: body?.subarray(0, keptBody) ?? null,
      });
      sendRejection(response, rejection, detail, retryAfter);
    }
  };
}

/** Of a rejected body so many bytes are kept. */
const keptBody = 16 * 1024;

/** How long a delivery id counts, in milliseconds: a day, which covers the retries of all known senders. */
const idLifetime = 24 * 60 * 60 * 1000;

function describeDelivery(
  request: IncomingMessage,
  body: Buffer,
  { settings }: ReadyReceiver,
  receivedAt: number
): DeliveryHead {
  const address = addressOf(request);
  const id = deliveryIdOf(request.headers);
  if (id !== null || settings.duplicateWindowSeconds === 0) {
    return { address, size: body.length, idHash: id, idExpiresAt: receivedAt + idLifetime };
  }
  const idExpiresAt = receivedAt + settings.duplicateWindowSeconds * 1000;
  return { address, size: body.length, idHash: bodyIdOf(body), idExpiresAt };
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}

function outcomeOf({ stored, duplicate }: AddedAlert): 'accepted' | 'nothing_to_resolve' | 'duplicate' {
  return duplicate ? 'duplicate' : stored === null ? 'nothing_to_resolve' : 'accepted';
}

/** The same for a duplicate as for the first. */
function describe({ stored }: AddedAlert) {
  if (stored === null) {
    return {
      status: 'nothing_to_resolve',
      alertId: null,
      alertGroupId: null,
      message: 'No alert group with this key is open, so nothing was resolved and nothing opened.',
    };
  }
  return { status: 'accepted', alertId: String(stored.alertId), alertGroupId: String(stored.groupId) };
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
