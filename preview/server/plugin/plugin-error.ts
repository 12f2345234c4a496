import type { ServerResponse } from 'node:http';
import { replyJson } from '../reply.ts';

/** Grafana's reply if the plugin does not answer, for any reason. */
export function replyPluginError(response: ServerResponse): void {
  replyJson(response, 500, {
    message: 'An error occurred within the plugin',
    messageId: 'plugin.requestFailureError',
    statusCode: 500,
    traceID: '',
  });
}

/** Grafana's reply if the org has not enabled the plugin. */
export function replyNotEnabled(response: ServerResponse): void {
  replyJson(response, 404, { message: 'Plugin is not enabled', traceID: '' });
}
