import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../logger.ts';
import { sendJson } from './reply.ts';
import { createWebhookHandler, type WebhookParts } from './webhooks.ts';

export interface HttpParts extends WebhookParts {
  /** The path of the public URL; requests may come with it or, from a proxy that strips it, without. */
  basePath: string;
  /** Whether alerts can be taken, or why not. */
  ready: () => Promise<true | string>;
  logger: Logger;
}

/** Everything that the sidecar serves over HTTP. Errors are JSON with a code and a sentence. */
export function createHttpApp({ basePath, ready, ...parts }: HttpParts): RequestListener {
  const handleWebhook = createWebhookHandler(parts);

  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    route(request, response).catch((error: unknown) => {
      parts.logger.error({ err: error }, 'a request failed');
      if (!response.headersSent) {
        sendJson(response, 500, { code: 'internal', message: 'Bellhook could not handle the request.' });
      }
    });
  };

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request, basePath);
    const webhook = /^\/integrations\/v1\/([^/]+)\/([^/]+)\/?$/.exec(path);
    if (webhook) {
      return handleWebhook(request, response, webhook[1] as string, webhook[2] as string);
    }
    switch (path) {
      case '/healthz':
        return sendJson(response, 200, { status: 'ok' });
      case '/readyz': {
        const state = await ready();
        return state === true
          ? sendJson(response, 200, { status: 'ready' })
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

function pathOf(request: IncomingMessage, basePath: string): string {
  const path = (request.url ?? '/').split('?', 1)[0] as string;
  return basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}
