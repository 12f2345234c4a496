import type { RequestListener, ServerResponse } from 'node:http';
import type { EndpointIndex } from '../../app/integrations/endpoint-index.ts';
import type { Readiness } from '../../app/readiness.ts';
import { httpErrors } from '../../contract/errors.ts';
import { createWebhookHandler } from './delivery/admit.ts';
import type { WebhookParts } from './delivery/webhook-parts.ts';
import { createWebhookRoutes } from './delivery/webhook-routes.ts';
import { faultOfHead } from './http/http-fault.ts';
import { sendError, sendFailure, sendFault, sendJson } from './http/reply.ts';
import { pathOf } from './http/target.ts';

export interface HttpParts extends WebhookParts {
  endpoints: EndpointIndex;
  /** The path of the public URL. Requests may have it or, behind a proxy that strips it, not. */
  basePath: string;
  readiness: Readiness;
}

/** Everything that the sidecar serves over HTTP. Errors are JSON with a code and a sentence. */
export function createHttpApp({ basePath, readiness, endpoints, ...parts }: HttpParts): RequestListener {
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
        const problem = await readiness.findProblem();
        return problem === null
          ? sendJson(response, 200, { status: 'ready', problem: parts.provisioning.problem ?? undefined })
          : sendJson(response, 503, { code: 'unavailable', message: problem });
      }
      case '/metrics': {
        const { registry } = parts.metrics;
        response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
        return;
      }
      default:
        return sendError(response, httpErrors.not_found);
    }
  }
}
