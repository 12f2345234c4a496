import type { PluginClient } from '../../plugin-host/plugin-client.ts';
import { reply, replyJson } from '../reply.ts';
import type { Handler } from '../route.ts';
import type { Settings } from '../settings/settings.ts';
import { callContext } from './call-context.ts';
import { replyNotEnabled, replyPluginError } from './plugin-error.ts';

/** Every signed-in user may ask for the health of an enabled plugin; the status is 400 if it is not well. */
export function healthRoute(client: PluginClient, settings: Settings): Handler {
  return async ({ response, session }) => {
    if (!settings.current.enabled) {
      return replyNotEnabled(response);
    }
    try {
      const health = await client.checkHealth(callContext(session, settings));
      replyJson(response, health.status === 'OK' ? 200 : 400, health);
    } catch {
      replyPluginError(response);
    }
  };
}

/** For Prometheus. Grafana serves it without a login. */
export function metricsRoute(client: PluginClient): Handler {
  return async ({ response }) => {
    try {
      reply(response, 200, 'text/plain; version=0.0.4', await client.collectMetrics());
    } catch {
      replyPluginError(response);
    }
  };
}
