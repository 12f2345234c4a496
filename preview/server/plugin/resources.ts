import type { PluginClient } from '../../plugin-host/plugin-client.ts';
import { readBody } from '../read-body.ts';
import type { Handler } from '../route.ts';
import type { Settings } from '../settings/settings.ts';
import { callContext } from './call-context.ts';
import { replyNotEnabled, replyPluginError } from './plugin-error.ts';
import { replyHeaders, requestHeaders } from './resource-headers.ts';

/**
 * Passes a call to the plugin. Like Grafana it does not check permissions: every Viewer may call every resource, and the plugin
 * itself must refuse.
 */
export function resourceRoute(client: PluginClient, settings: Settings): Handler {
  return async ({ request, response, session, query, rest: path }) => {
    if (!settings.current.enabled) {
      return replyNotEnabled(response);
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      const { status, headers, body } = await client.callResource(
        callContext(session, settings),
        {
          method: request.method ?? 'GET',
          path,
          query,
          headers: requestHeaders(request.headers, request.socket.remoteAddress),
          body: await readBody(request),
        },
        gone.signal
      );
      response.writeHead(status, replyHeaders(headers, status)).end(body);
    } catch {
      replyPluginError(response);
    }
  };
}
