import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from './session.ts';

/** One request, with the data that the routes need. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  session: Session;
  query: URLSearchParams;
  /** The decoded path after the route's prefix. */
  rest: string;
}

export type Handler = (exchange: Exchange) => Promise<void> | void;

export interface Route {
  /** `*` stands for any method. */
  method: 'GET' | 'POST' | '*';
  /** The whole path, or its prefix if it ends with `*`. */
  path: string;
  handle: Handler;
}

/** The first route that matches the request, with the path after the route's prefix. @throws URIError for a malformed path */
export function findRoute(
  routes: readonly Route[],
  method: string,
  pathname: string
): { handle: Handler; rest: string } | undefined {
  for (const { method: wanted, path, handle } of routes) {
    const prefix = path.replace(/\*$/, '');
    if (takes(wanted, method) && (prefix === path ? pathname === path : pathname.startsWith(prefix))) {
      return { handle, rest: decodeURIComponent(pathname.slice(prefix.length)) };
    }
  }
  return undefined;
}

function takes(wanted: Route['method'], method: string): boolean {
  return wanted === '*' || wanted === method || (wanted === 'GET' && method === 'HEAD');
}
