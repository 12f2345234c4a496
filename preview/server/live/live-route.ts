import type { PluginClient } from '../../plugin-host/plugin-client.ts';
import { callContext } from '../plugin/call-context.ts';
import { replyJson } from '../reply.ts';
import type { Exchange, Handler } from '../route.ts';
import type { Settings } from '../settings/settings.ts';
import type { SharedStreams } from './shared-streams.ts';

/**
 * A channel of the plugin as server-sent events. The plugin decides on each attempt who may listen. A refusal is final; if the
 * plugin does not answer, the browser tries again.
 */
export function liveRoute(client: PluginClient, settings: Settings, streams: SharedStreams): Handler {
  return async (exchange) => {
    const { response, session, rest: path } = exchange;
    if (!isChannelPath(path)) {
      return replyJson(response, 400, { message: 'invalid channel ID' });
    }
    const context = callContext(session, settings);
    const answer = await client.subscribeStream(context, path).catch(() => undefined);
    switch (answer) {
      case 'OK':
        return sendEvents(exchange, (send) => streams.listen(context, path, send));
      case undefined:
        response.writeHead(200, eventStream).end(reconnect);
        return;
      default:
        return replyJson(response, answer === 'NOT_FOUND' ? 404 : 403, { message: answer });
    }
  };
}

function sendEvents({ response }: Exchange, listen: (send: (message: unknown) => void) => () => void): void {
  response.writeHead(200, eventStream);
  response.write(`${reconnect}event: subscribed\ndata: null\n\n`);
  const stop = listen((message) => response.write(`data: ${JSON.stringify(message)}\n\n`));
  response.once('close', stop);
}

const eventStream = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };

/** Tells the browser to reconnect a second after the connection ended. */
const reconnect = 'retry: 1000\n\n';

/** Grafana's rule for channel names, without `plugin/<id>/`. */
function isChannelPath(path: string): boolean {
  return /^[A-Za-z0-9_\-/=.]{1,130}$/.test(path);
}
