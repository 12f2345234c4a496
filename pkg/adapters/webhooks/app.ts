import type { RequestListener, ServerResponse } from 'node:http';
import type { EndpointIndex } from '../../app/endpoint-index.ts';
import { faultOfHead } from './http/http-fault.ts';
import { sendFailure, sendFault, sendJson } from './http/reply.ts';
import { pathOf } from './http/target.ts';
import { createWebhookRoutes } from './webhook-routes.ts';
import { createWebhookHandler, type WebhookParts } from './webhooks.ts';

export interface HttpParts extends WebhookParts {
  endpoints: EndpointIndex;
  /** The path of the public URL; requests may come with it or, from a proxy that strips it, without. */
  basePath: string;
  /** Whether alerts can be taken, or why not. */
  ready: () => Promise<true | string>;
  /** What a person has to mend although alerts are taken; null where there is nothing. */
  problem: () => string | null;
}

/** Everything that the sidecar serves over HTTP. Errors are JSON with a code and a sentence. */
export function createHttpApp({ basePath, ready, problem, endpoints, ...parts }: HttpParts): RequestListener {
  const handleWebhook = createWebhookHandler(parts);
  const findRoute = createWebhookRoutes(endpoints, (target) => pathOf(target, basePath));

  return (request, response) => {
    try {
      const fault = faultOfHead(request);
      const route = fault === undefined ? findRoute(request) : undefined;
      if (fault !== undefined) {
        sendFault(response, fault);
      } else if (route) {
        handleWebhook(request, response, route);
      } else {
        serve(pathOf(request.url ?? '/', basePath), response).catch((error: unknown) => fail(response, error));
      }
    } catch (error) {
      fail(response, error);
    }
  };

  function fail(response: ServerResponse, error: unknown): void {
    parts.logger.error({ err: error }, 'a request failed');
    sendFailure(response);
  }

  async function serve(path: string, response: ServerResponse): Promise<void> {
    switch (path) {
      case '/healthz':
        return sendJson(response, 200, { status: 'ok' });
      case '/readyz': {
        const state = await ready();
        return state === true
          ? sendJson(response, 200, { status: 'ready', problem: problem() ?? undefined })
          : sendJson(response, 503, { code: 'unavailable', message: state });
      }
      case '/metrics': {
        const { registry } = parts.metrics;
        response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
        return;
      }
      default:
        return sendJson(response, 404, {
          code: 'not_found',
          message: 'Nothing is here. Alerts go to /integrations/v1/<type>/<token>/.',
        });
    }
  }
}
