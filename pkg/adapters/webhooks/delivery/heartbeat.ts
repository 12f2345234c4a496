import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadyEndpoint } from '../../../ingest/ready-endpoint.ts';
import { sendJsonText, sendRejection } from '../http/reply.ts';
import type { WebhookParts } from './webhook-parts.ts';

/**
 * Answers a request to the address for heartbeats as Grafana OnCall does. The type in the URL does not count, nor does the body. It is
 * limited together with deliveries, and is none of them.
 */
export function takeHeartbeat(
  { quota, beats }: Pick<WebhookParts, 'quota' | 'beats'>,
  { integrationId, settings }: ReadyEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
  receivedAt: number
): void {
  const { method } = request;
  if (method !== 'GET' && method !== 'POST') {
    // Who asks for the head only looks whether there is something.
    return method === 'HEAD' ? sendText(response, '') : sendRejection(response, 'method_not_allowed');
  }
  const pause = quota.take(integrationId, settings.quotaPerMinute, receivedAt);
  if (pause !== null) {
    return sendRejection(response, 'limited', undefined, pause);
  }
  if (settings.heartbeat !== null) {
    beats.note(integrationId, receivedAt);
  }
  sendText(response, method === 'GET' ? '":)"' : '');
}

/** A heartbeat that a cache has answered has come to nobody. */
function sendText(response: ServerResponse, text: string): void {
  sendJsonText(response, 200, text, ['cache-control', 'no-store']);
}
