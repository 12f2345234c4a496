import type { RequestListener } from 'node:http';
import { sendJson, sendRejection } from './http/reply.ts';
import { pathOf } from './http/target.ts';

export interface UnavailableParts {
  /** The path of the public URL. */
  basePath: string;
  /** What is wrong and what to do, for people. */
  reason: () => string;
}

/**
 * Answers HTTP requests while no alerts can be accepted: senders are told to try again, and probes get the reason. Each connection ends
 * with its answer, so that it does not outlive the cause.
 */
export function createUnavailableApp({ basePath, reason }: UnavailableParts): RequestListener {
  return (request, response) => {
    response.shouldKeepAlive = false;
    switch (pathOf(request.url ?? '/', basePath)) {
      case '/healthz':
        return sendJson(response, 200, { status: 'ok' });
      case '/readyz':
        return sendJson(response, 503, { code: 'unavailable', message: reason() });
      default:
        // Senders need no login, so they do not get the reason.
        return sendRejection(response, 'unavailable');
    }
  };
}
