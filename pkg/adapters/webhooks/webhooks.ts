import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Intake } from '../../app/accept-alert.ts';
import type { IntegrationType } from '../../contract/integration-types.ts';
import { Busy } from '../../fair/busy.ts';
import type { Shares } from '../../fair/shares.ts';
import { type GroupCommit, Overloaded, type Sender } from '../../ingest/group-commit.ts';
import type { BusyLog } from '../../ingest/limits/busy-log.ts';
import type { FailedTokenLimiter } from '../../ingest/limits/failed-token-limiter.ts';
import type { Quota } from '../../ingest/limits/quota.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { Asker, Understanding } from '../../ingest/understanding.ts';
import type { Logger } from '../../logger.ts';
import type { Metrics } from '../../metrics.ts';
import { decodeBody, readCodings } from '../../receive/decode-body.ts';
import { bodyIdOf, deliveryIdOf } from '../../receive/delivery-id.ts';
import { type BodyRoom, readBody } from '../../receive/read-body.ts';
import type { Rejection } from '../../receive/rejection.ts';
import type { AddedAlert, DeliveryHead } from '../../store/store.ts';
import type { Meaning, Understood } from '../../work/jobs/understand.ts';
import { Unfinished } from '../../work/pool.ts';
import { sendFailure, sendJsonText, sendRejection } from './http/reply.ts';
import type { SenderAddress } from './http/sender-address.ts';
import { queryOf } from './http/target.ts';
import { webhookPage } from './webhook-page.ts';
import type { WebhookRoute } from './webhook-routes.ts';

export interface WebhookParts {
  understanding: Understanding;
  intake: Intake;
  /** Where rejected deliveries are noted. */
  commit: Pick<GroupCommit, 'note'>;
  quota: Quota;
  busyLog: BusyLog;
  failedTokens: FailedTokenLimiter;
  senderAddress: SenderAddress;
  /** Largest body, in bytes. */
  maxBody: number;
  /** Bytes of all the bodies that are read or wait for their answer. */
  bodyShares: Shares;
  metrics: Metrics;
  logger: Logger;
  /** Whether all integrations are known that there are to be; not so while a provisioning file is at fault. */
  knowsAll: () => boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Answers a request to the URL of a webhook. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse, route: WebhookRoute) => void;

/**
 * The reply to an alert leaves only once the alert is durable. The way of a plain alert goes by calls, without promises: this
 * is where the sidecar spends its time in a storm.
 */
export function createWebhookHandler(parts: WebhookParts): WebhookHandler {
  const { failedTokens, metrics, now } = parts;
  return (request, response, { type, endpoint }) => {
    if (endpoint === undefined && !parts.knowsAll()) {
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
    } else if (request.method === 'HEAD' || (request.method === 'GET' && queryOf(request.url ?? '') === '')) {
      sendPage(response, endpoint.type);
    } else {
      new Delivery(parts, endpoint, request, response, { address, receivedAt }).receive(type);
    }
  };
}

/** Of a rejected body so many bytes are kept. */
const keptBody = 16 * 1024;

/** How long a delivery id counts, in milliseconds: a day, which covers the retries of all known senders. */
const idLifetime = 24 * 60 * 60 * 1000;

/** A request to the URL of an integration, from its head to its answer. */
class Delivery implements Asker, BodyRoom, Sender {
  readonly #parts: WebhookParts;
  readonly #endpoint: ReadyEndpoint;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #address: string;
  readonly #receivedAt: number;
  #body: Buffer | undefined;
  /** Bytes of the body that it holds of its org's share. */
  #held = 0;

  constructor(
    parts: WebhookParts,
    endpoint: ReadyEndpoint,
    request: IncomingMessage,
    response: ServerResponse,
    { address, receivedAt }: { address: string; receivedAt: number }
  ) {
    this.#parts = parts;
    this.#endpoint = endpoint;
    this.#request = request;
    this.#response = response;
    this.#address = address;
    this.#receivedAt = receivedAt;
  }

  /** @param type as the URL has it */
  receive(type: string): void {
    const { integrationId, settings, type: known } = this.#endpoint;
    const { method } = this.#request;
    if (method !== 'POST' && method !== 'GET') {
      return this.#reject('method_not_allowed');
    }
    if (type !== known) {
      return this.#reject('wrong_type');
    }
    const pause = this.#parts.quota.take(integrationId, settings.quotaPerMinute, this.#receivedAt);
    if (pause !== null) {
      return this.#reject('limited', undefined, pause);
    }
    if (method === 'GET') {
      const query = queryOf(this.#request.url ?? '');
      this.#body = Buffer.from(query);
      return this.#parts.understanding(this.#endpoint, { body: this.#body, isQuery: true }, this);
    }
    const codings = readCodings(this.#request.headers['content-encoding']);
    if (codings === undefined) {
      return this.#reject('unsupported_encoding');
    }
    readBody(this.#request, this, (body) => {
      try {
        if (codings.length === 0 || typeof body === 'string') {
          this.#understand(body);
        } else {
          this.#body = body;
          decodeBody(body, codings, this.limit)
            .then((decoded) => this.#understand(decoded))
            .catch((error: unknown) => this.#fail(error));
        }
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  get limit(): number {
    return this.#parts.maxBody;
  }

  /** Until the answer is sent. */
  hold(bytes: number): boolean {
    const { orgId } = this.#endpoint;
    const { bodyShares } = this.#parts;
    if (!bodyShares.take(orgId, bytes)) {
      return false;
    }
    if (this.#held === 0) {
      this.#response.once('close', () => bodyShares.give(orgId, this.#held));
    }
    this.#held += bytes;
    return true;
  }

  #understand(body: Buffer | Rejection): void {
    if (body === 'busy') {
      const held = this.#parts.bodyShares.heldBy(this.#endpoint.orgId);
      return this.#refuseBusy(new Busy(`Bodies of it with ${held.toLocaleString('en-GB')} bytes are under way.`));
    }
    if (typeof body === 'string') {
      return this.#reject(body, body === 'too_large' ? this.#mostBytes() : undefined);
    }
    this.#body = body;
    const contentType = this.#request.headers['content-type'];
    this.#parts.understanding(this.#endpoint, { body, contentType, isQuery: false }, this);
  }

  understood(meaning: Understood): void {
    try {
      if ('rejection' in meaning) {
        return this.#reject(meaning.rejection, meaning.detail);
      }
      // Escapes can make JSON of a form, or mended JSON, longer than what came.
      if (meaning.payload.text.length > 2 * this.#parts.maxBody) {
        return this.#reject('too_large', this.#mostBytes());
      }
      this.#parts.intake(this.#endpoint, meaning, this.#receivedAt, this.#describe(meaning), this);
    } catch (error) {
      this.#fail(error);
    }
  }

  notUnderstood(error: unknown): void {
    try {
      if (error instanceof Busy) {
        return this.#refuseBusy(error);
      }
      if (error instanceof Unfinished) {
        return this.#refuseUnfinished(error);
      }
      this.#fail(error);
    } catch (failure) {
      this.#fail(failure);
    }
  }

  #mostBytes(): string {
    return `At most ${this.#parts.maxBody} bytes are taken, as the setting BELLHOOK_MAX_BODY says.`;
  }

  stored(added: AddedAlert): void {
    try {
      this.#parts.metrics.countDelivery(this.#endpoint.type, outcomeOf(added));
      sendJsonText(this.#response, 200, describe(added), this.#request.method === 'GET' ? neverStored : undefined);
    } catch (error) {
      this.#fail(error);
    }
  }

  refused(error: unknown): void {
    try {
      if (error instanceof Busy) {
        return this.#refuseBusy(error);
      }
      // What cannot be stored cannot be noted either.
      this.#refuse(error instanceof Overloaded ? 'overloaded' : 'unavailable');
    } catch (failure) {
      this.#fail(failure);
    }
  }

  #refuseBusy({ message }: Busy): void {
    this.#parts.busyLog.refused(this.#endpoint, message, this.#receivedAt);
    this.#reject('busy', message);
  }

  #refuseUnfinished({ message }: Unfinished): void {
    const { orgId, integrationId } = this.#endpoint;
    this.#parts.logger.warn(
      { orgId, integrationId },
      `The templates of the integration ${integrationId} did not come to an end with an alert. ${message}`
    );
    this.#reject('unfinished', message);
  }

  #describe({ payload: { note } }: Meaning): DeliveryHead {
    const body = this.#body as Buffer;
    const { duplicateWindowSeconds } = this.#endpoint.settings;
    const address = this.#address;
    const id = deliveryIdOf(this.#request.headers);
    return id !== null || duplicateWindowSeconds === 0
      ? { address, size: body.length, idHash: id, idExpiresAt: this.#receivedAt + idLifetime, note }
      : {
          address,
          size: body.length,
          idHash: bodyIdOf(body),
          idExpiresAt: this.#receivedAt + duplicateWindowSeconds * 1000,
          note,
        };
  }

  #refuse(rejection: Rejection, detail?: string, retryAfter?: number): void {
    this.#parts.metrics.countDelivery(this.#endpoint.type, rejection);
    sendRejection(this.#response, rejection, detail, retryAfter);
  }

  /** Refuses it, and notes it where people see it. */
  #reject(rejection: Rejection, detail?: string, retryAfter?: number): void {
    const { orgId, integrationId } = this.#endpoint;
    this.#parts.commit.note({
      orgId,
      integrationId,
      receivedAt: this.#receivedAt,
      address: this.#address,
      size: this.#body?.length ?? Number(this.#request.headers['content-length'] ?? 0),
      outcome: rejection,
      detail: detail ?? null,
      // Of a flood the bodies are not kept.
      body: rejection === 'busy' ? null : (this.#body?.subarray(0, keptBody) ?? null),
    });
    this.#refuse(rejection, detail, retryAfter);
  }

  #fail(error: unknown): void {
    this.#parts.logger.error({ err: error }, 'a request failed');
    sendFailure(this.#response);
  }
}

function outcomeOf({ stored, duplicate }: AddedAlert): 'accepted' | 'nothing_to_resolve' | 'duplicate' {
  return duplicate ? 'duplicate' : stored === null ? 'nothing_to_resolve' : 'accepted';
}

const nothingToResolve = JSON.stringify({
  status: 'nothing_to_resolve',
  alertId: null,
  alertGroupId: null,
  message: 'No alert group with this key is open, so nothing was resolved and nothing opened.',
});

/** An alert that a cache has answered has come to nobody. */
const neverStored = ['cache-control', 'no-store'];

/** As JSON, which is the same for a duplicate as for the first. Numbers need nothing escaped. */
function describe({ stored }: AddedAlert): string {
  return stored === null
    ? nothingToResolve
    : `{"status":"accepted","alertId":"${stored.alertId}","alertGroupId":"${stored.groupId}"}`;
}

function sendPage(response: ServerResponse, type: IntegrationType): void {
  const page = webhookPage(type);
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(page);
}
