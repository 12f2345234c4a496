import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { EndpointIndex } from '../../../app/integrations/endpoint-index.ts';
import type { ReadyEndpoint } from '../../../ingest/ready-endpoint.ts';

/** What the URL of a webhook says. */
export interface WebhookRoute {
  /** The type of integration that the URL names. */
  readonly type: string;
  /** Whom the token belongs to; undefined where that is nobody. */
  readonly endpoint: ReadyEndpoint | undefined;
}

/**
 * Takes the URLs of webhooks apart, `/integrations/v1/<type>/<token>/`. What a connection was for last is remembered with it,
 * because senders keep their connections, and each has one URL.
 * @param pathOf the path of a request's target, without what a proxy may have put before it
 * @returns undefined for a URL of another kind
 */
export function createWebhookRoutes(
  endpoints: Pick<EndpointIndex, 'find' | 'generation'>,
  pathOf: (target: string) => string
): (request: IncomingMessage) => WebhookRoute | undefined {
  const lastOnes = new WeakMap<Socket, Remembered>();

  return (request) => {
    const last = lastOnes.get(request.socket);
    if (last !== undefined && last.generation === endpoints.generation && isSame(last.url, request.url)) {
      return last;
    }
    const [, type, token] = /^\/integrations\/v1\/([^/]+)\/([^/]+)\/?$/.exec(pathOf(request.url ?? '/')) ?? [];
    if (type === undefined || token === undefined) {
      return undefined;
    }
    const route = { url: request.url ?? '', generation: endpoints.generation, type, endpoint: endpoints.find(token) };
    if (route.endpoint !== undefined) {
      lastOnes.set(request.socket, route);
    }
    return route;
  };
}

interface Remembered extends WebhookRoute {
  readonly url: string;
  /** Of the integrations, as they were then. */
  readonly generation: number;
}

/**
 * Whether two texts are the same, in a time that depends on their lengths only: a proxy may send the requests of many on one
 * connection, and how long it takes is to tell nobody how much of a guess was right.
 */
function isSame(one: string, other = ''): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) {
    difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  }
  return difference === 0;
}
