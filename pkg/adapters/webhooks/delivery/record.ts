import { becameOf } from '../../../app/deliveries/split-delivery.ts';
import { classifyFailure } from '../../../app/failure.ts';
import { type HandshakeOutcome, handshakeOutcomes } from '../../../contract/integrations/handshakes.ts';
import type { AskedHandshake } from '../../../guards/handshake.ts';
import type { Refused } from '../../../guards/verdict.ts';
import { noteRejected } from '../../../receive/note-request.ts';
import type { Rejection } from '../../../receive/rejection.ts';
import type { AddedAlert } from '../../../store/shapes/alerts.ts';
import { sendFailure, sendGuardRefusal, sendJsonText, sendRejection } from '../http/reply.ts';
import { forgetPassed } from './forget-passed.ts';
import type { HttpDelivery } from './http-delivery.ts';

/*
 * The last stage: counts the delivery, notes a rejected one where people see it, and answers the sender.
 */

/** The alerts of the delivery are durable. */
export function recordAccepted(delivery: HttpDelivery, first: AddedAlert, further: readonly AddedAlert[]): void {
  const { parts, endpoint, request, response } = delivery;
  const became = becameOf(first, further);
  parts.metrics.countDelivery(endpoint.type, outcomeOf(became));
  const text = describe(became, 1 + further.length);
  sendJsonText(response, 200, text, request.method === 'GET' ? neverStored : undefined);
}

export function reject(delivery: HttpDelivery, rejection: Rejection, detail?: string, retryAfter?: number): void {
  note(delivery, rejection, detail);
  refuse(delivery, rejection, detail, retryAfter);
}

/** It is kept for an Admin, and noted where people see deliveries. */
export function recordHandshake(delivery: HttpDelivery, { kind, topic }: AskedHandshake): void {
  const { parts, endpoint, response } = delivery;
  const outcome = handshakeOutcomes[kind];
  note(delivery, outcome, topic);
  parts.metrics.countDelivery(endpoint.type, outcome);
  sendJsonText(response, 200, JSON.stringify({ status: outcome }));
}

function note(delivery: HttpDelivery, outcome: Rejection | HandshakeOutcome, detail?: string): void {
  const { parts, endpoint, request, body } = delivery;
  parts.commit.note({
    orgId: endpoint.orgId,
    integrationId: endpoint.integrationId,
    receivedAt: delivery.receivedAt,
    address: delivery.address,
    size: body?.length ?? Number(request.headers['content-length'] ?? 0),
    outcome,
    detail: detail ?? null,
    // Of a flood the bodies are not kept.
    body: outcome === 'busy' || body === undefined ? null : keepBody(body, endpoint.set.maskSecrets),
    tookMs: parts.now() - delivery.receivedAt,
    request: noteRejected(request.method, request.headers, delivery.cameBy),
  });
}

/** Rejects what a guard does not let in. What was wrong is for people who may see deliveries; the sender is not told. */
export function rejectByGuard(delivery: HttpDelivery, { refusal, detail }: Refused): void {
  const { parts, endpoint, response } = delivery;
  note(delivery, refusal, detail);
  parts.metrics.countDelivery(endpoint.type, refusal);
  sendGuardRefusal(response, refusal, endpoint.guard?.challenge ?? null);
}

/** Rejects a body that cannot be read, or that there is no room for. */
export function rejectBody(delivery: HttpDelivery, rejection: Rejection): void {
  const { parts, endpoint } = delivery;
  if (rejection === 'busy') {
    const held = parts.bodyShares.heldBy(endpoint.orgId);
    return rejectBusy(delivery, `Its org already has ${held.toLocaleString('en-GB')} bytes of bodies in progress.`);
  }
  const most = `At most ${parts.maxBody} bytes are taken, as the setting BELLHOOK_MAX_BODY says.`;
  reject(delivery, rejection, rejection === 'too_large' ? most : undefined);
}

/** The pool took no job for it, or gave the job up. */
export function recordNotUnderstood(delivery: HttpDelivery, error: unknown): void {
  const { message } = error as Error;
  switch (classifyFailure(error)) {
    case 'busy':
      return rejectBusy(delivery, message);
    case 'unfinished':
      return rejectUnfinished(delivery, message);
    default:
      recordFailure(delivery, error);
  }
}

/** The alert could not be stored. What cannot be stored cannot be noted either. */
export function recordNotStored(delivery: HttpDelivery, error: unknown): void {
  switch (classifyFailure(error)) {
    case 'busy':
      return rejectBusy(delivery, (error as Error).message);
    case 'overloaded':
      return refuse(delivery, 'overloaded');
    default:
      refuse(delivery, 'unavailable');
  }
}

/** A fault of ours. */
export function recordFailure(delivery: HttpDelivery, error: unknown): void {
  forgetPassed(delivery);
  delivery.parts.logger.error({ err: error }, 'a request failed');
  sendFailure(delivery.response);
}

/** Of a rejected body so many bytes are kept. */
const keptBody = 16 * 1024;

/** Byte by byte as it came, whatever its character set, but for secrets. */
function keepBody(body: Buffer, maskSecrets: ((text: string) => string) | null): Buffer {
  const beginning = body.subarray(0, keptBody);
  return maskSecrets === null ? beginning : Buffer.from(maskSecrets(beginning.toString('latin1')), 'latin1');
}

function refuse(delivery: HttpDelivery, rejection: Rejection, detail?: string, retryAfter?: number): void {
  delivery.parts.metrics.countDelivery(delivery.endpoint.type, rejection);
  forgetPassed(delivery);
  sendRejection(delivery.response, rejection, detail, retryAfter);
}

function rejectBusy(delivery: HttpDelivery, message: string): void {
  delivery.parts.busyLog.refused(delivery.endpoint, message, delivery.receivedAt);
  reject(delivery, 'busy', message);
}

function rejectUnfinished(delivery: HttpDelivery, message: string): void {
  const { orgId, integrationId } = delivery.endpoint;
  delivery.parts.logger.warn(
    { orgId, integrationId },
    `The templates of the integration ${integrationId} did not come to an end with an alert. ${message}`
  );
  reject(delivery, 'unfinished', message);
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
function describe({ stored }: AddedAlert, alerts: number): string {
  if (stored === null) {
    return nothingToResolve;
  }
  const count = alerts === 1 ? '' : `,"alerts":${alerts}`;
  return `{"status":"accepted","alertId":"${stored.alertId}","alertGroupId":"${stored.groupId}"${count}}`;
}
