import { status } from '@grpc/grpc-js';
import { type ErrorBody, resourceErrors } from '../../../contract/errors.ts';
import { resourceBodyLimit } from '../../../contract/limits.ts';
import type { PluginBackend, ResourceReply } from '../backend/backend.ts';
import { readCaller } from '../context.ts';
import type { PluginLogger } from '../logger.ts';
import type { CallResourceRequest, CallResourceResponse, ResourceServer, StringList } from '../protocol/plugin.ts';
import { sendParts } from '../replies/send-parts.ts';
import { sendReply } from '../replies/send-reply.ts';

/** Resource calls: what the plugin's pages ask of `/api/plugins/<id>/resources/`. */
export function resourceService(backend: PluginBackend, logger: PluginLogger | undefined): ResourceServer {
  return {
    async callResource(call) {
      const { body, ...head } = await answer(call.request, backend, logger);
      if (typeof body === 'string' || !(Symbol.asyncIterator in body)) {
        return sendReply(call, encodeReply({ ...head, body }));
      }
      try {
        await sendParts(call, encodeHead(head), body);
      } catch (error) {
        const { method, path } = call.request;
        logger?.error({ err: error, method, path }, 'a resource call failed');
        call.emit('error', { code: status.INTERNAL, details: internalError.message });
      }
    },
  };
}

/** The answer to a body that is too large to be received. */
export function refuseBody(): CallResourceResponse {
  return encodeReply(tooLarge);
}

async function answer(
  request: CallResourceRequest,
  backend: PluginBackend,
  logger: PluginLogger | undefined
): Promise<ResourceReply> {
  const { pluginContext, method, path, url, body } = request;
  if (body.length > resourceBodyLimit) {
    return tooLarge;
  }
  try {
    return await backend.callResource({ caller: readCaller(pluginContext), method, path, query: readQuery(url), body });
  } catch (error) {
    logger?.error({ err: error, method, path }, 'a resource call failed');
    return { status: 500, body: JSON.stringify(internalError) };
  }
}

const internalError: ErrorBody = {
  code: 'internal',
  message: 'Something went wrong. The log of the sidecar says what.',
};

const tooLarge: WholeReply = {
  status: resourceErrors.too_large.status,
  body: JSON.stringify({
    code: 'too_large',
    message: `The body is larger than ${resourceBodyLimit / 2 ** 20} MiB.`,
    details: { limit: resourceBodyLimit },
  } satisfies ErrorBody),
};

function readQuery(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start));
}

interface WholeReply extends ResourceReply {
  readonly body: string | Buffer;
}

function encodeReply({ body, ...head }: WholeReply): CallResourceResponse {
  return { ...encodeHead(head), body: typeof body === 'string' ? Buffer.from(body) : body };
}

function encodeHead({
  status: code,
  headers,
}: Omit<ResourceReply, 'body'>): Pick<CallResourceResponse, 'code' | 'headers'> {
  const { 'content-type': contentType = 'application/json', ...others } = headers ?? {};
  const all = { ...others, 'Content-Type': contentType };
  const lists = Object.entries(all).map(([name, value]): [string, StringList] => [name, { values: [value] }]);
  return { code, headers: Object.fromEntries(lists) };
}
