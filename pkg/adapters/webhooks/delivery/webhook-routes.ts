import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { EndpointIndex } from '../../../app/integrations/endpoint-index.ts';
import type { Entrance } from '../../../ingest/entrance.ts';

/** The parts of a webhook URL. */
export interface WebhookRoute {
  /** The type of integration that the URL names. */
  readonly type: string;
  /** Where the token leads; undefined if nowhere. */
  readonly entrance: Entrance | undefined;
  /** Whether it is the address for heartbeats of the integration. */
  readonly isHeartbeat: boolean;
}

/**
 * Parses the URLs of webhooks, `/integrations/v1/<type>/<token>/`, with `heartbeat/` behind it for heartbeats. The last route of each connection is kept with it, because senders
 * keep their connections and each sender uses one URL.
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
    const [, type, token, heartbeat] =
      /^\/integrations\/v1\/([^/]+)\/([^/]+)(\/heartbeat)?\/?$/.exec(pathOf(request.url ?? '/')) ?? [];
    if (type === undefined || token === undefined) {
      return undefined;
    }
    const isHeartbeat = heartbeat !== undefined;
    const route = {
      url: request.url ?? '',
      generation: endpoints.generation,
      type,
      entrance: endpoints.find(token),
      isHeartbeat,
    };
    if (route.entrance !== undefined) {
      lastOnes.set(request.socket, route);
    }
    return route;
  };
}

interface Remembered extends WebhookRoute {
  readonly url: string;
  /** The index's generation at that time. */
  readonly generation: number;
}

/**
 * Compares two texts in a time that depends only on their lengths. A proxy may send the requests of several senders on one connection,
 * and the time must not reveal how much of a guessed token was right.
 */
function isSame(one: string, other = ''): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) {
    difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  }
  return difference === 0;
}
