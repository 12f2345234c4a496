import type { CallResourceResponse, ResourceClient } from '../../pkg/adapters/grafana/protocol/plugin.ts';
import { type CallContext, encodeContext } from './plugin-context.ts';

export interface ResourceCall {
  method: string;
  /** The decoded path after `/resources/`, without a leading slash. */
  path: string;
  query?: URLSearchParams;
  /** As the browser sent them; Bellhook must not trust them. */
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

export interface ResourceResult {
  status: number;
  headers: Record<string, string[]>;
  body: Buffer;
}

/**
 * A resource call. Its reply comes in one or more messages: the first has status and headers, and each has a part of the body.
 */
export async function callResource(
  client: ResourceClient,
  context: CallContext,
  { method, path, query, headers = {}, body = '' }: ResourceCall,
  signal?: AbortSignal
): Promise<ResourceResult> {
  signal?.throwIfAborted();
  const call = client.callResource({
    pluginContext: encodeContext(context),
    path,
    method,
    url: query?.size ? `${path}?${query}` : path,
    headers: mapValues(headers, (value) => ({ values: [value] })),
    body: Buffer.from(body),
  });
  const cancel = () => call.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    const messages: CallResourceResponse[] = await call.toArray();
    const [first] = messages;
    if (!first) {
      throw new Error('the plugin ended a resource call without a reply');
    }
    return {
      status: first.code,
      headers: mapValues(first.headers, ({ values }) => values),
      body: Buffer.concat(messages.map((message) => message.body)),
    };
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
