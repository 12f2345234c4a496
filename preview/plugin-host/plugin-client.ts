import { type ServiceError, status } from '@grpc/grpc-js';
import {
  type CheckHealthResponse,
  CheckHealthResponse_HealthStatus as HealthStatus,
  type CollectMetricsResponse,
  type PublishStreamResponse,
  PublishStreamResponse_Status as PublishStatus,
  type SubscribeStreamResponse,
  SubscribeStreamResponse_Status as SubscribeStatus,
} from '../../pkg/adapters/grafana/protocol/plugin.ts';
import type { Connection } from './connection.ts';
import { type CallContext, encodeContext } from './plugin-context.ts';
import { callResource, type ResourceCall, type ResourceResult } from './resource-call.ts';

/**
 * Calls a plugin as Grafana does. Every call uses the current connection, so calls work again after a restart. A call that the
 * plugin does not answer rejects with grpc-js's `ServiceError`; its `code` is `UNAVAILABLE` (14) if nobody listens.
 */
export interface PluginClient {
  callResource(context: CallContext, call: ResourceCall, signal?: AbortSignal): Promise<ResourceResult>;
  checkHealth(context: CallContext): Promise<HealthResult>;
  /** Prometheus text format. */
  collectMetrics(): Promise<string>;
  /** Whether the user may open the stream. */
  subscribeStream(context: CallContext, path: string): Promise<keyof typeof SubscribeStatus>;
  /** The parsed messages of a stream, until `signal` aborts. Throws a `ServiceError` if the plugin ends it. */
  runStream(context: CallContext, path: string, signal: AbortSignal): AsyncGenerator<unknown, void>;
  publishStream(context: CallContext, path: string, data: unknown): Promise<keyof typeof PublishStatus>;
}

export interface HealthResult {
  status: keyof typeof HealthStatus;
  message: string;
  details: unknown;
}

export function createPluginClient(current: () => Connection): PluginClient {
  return {
    callResource: (context, call, signal) => callResource(current().resource, context, call, signal),

    async checkHealth(context) {
      const request = { pluginContext: encodeContext(context), headers: {} };
      const reply = await unary<CheckHealthResponse>((done) => current().diagnostics.checkHealth(request, done));
      const details: unknown = reply.jsonDetails.length > 0 ? JSON.parse(reply.jsonDetails.toString()) : {};
      return { status: nameOf(HealthStatus, reply.status), message: reply.message, details };
    },

    async collectMetrics() {
      const request = { pluginContext: encodeContext({ orgId: 0 }) };
      const reply = await unary<CollectMetricsResponse>((done) => current().diagnostics.collectMetrics(request, done));
      return reply.metrics?.prometheus.toString() ?? '';
    },

    async subscribeStream(context, path) {
      const request = { pluginContext: encodeContext(context), path, data: Buffer.alloc(0), headers: {} };
      const reply = await unary<SubscribeStreamResponse>((done) => current().stream.subscribeStream(request, done));
      return nameOf(SubscribeStatus, reply.status);
    },

    async *runStream(context, path, signal) {
      const request = { pluginContext: encodeContext(context), path, data: Buffer.alloc(0), headers: {} };
      const call = current().stream.runStream(request);
      const cancel = () => call.cancel();
      signal.addEventListener('abort', cancel);
      if (signal.aborted) {
        cancel();
      }
      try {
        for await (const packet of call) {
          yield JSON.parse(packet.data.toString());
        }
      } catch (error) {
        if (!signal.aborted || (error as ServiceError).code !== status.CANCELLED) {
          throw error;
        }
      } finally {
        signal.removeEventListener('abort', cancel);
        cancel();
      }
    },

    async publishStream(context, path, data) {
      const request = {
        pluginContext: encodeContext(context),
        path,
        data: Buffer.from(JSON.stringify(data)),
        headers: {},
      };
      const reply = await unary<PublishStreamResponse>((done) => current().stream.publishStream(request, done));
      return nameOf(PublishStatus, reply.status);
    },
  };
}

function unary<Reply>(start: (done: (error: ServiceError | null, reply: Reply) => void) => unknown): Promise<Reply> {
  return new Promise((resolve, reject) => start((error, reply) => (error ? reject(error) : resolve(reply))));
}

function nameOf<Names extends Record<string, number>>(names: Names, value: number): keyof Names {
  const name = Object.keys(names).find((key) => names[key] === value);
  if (name === undefined) {
    throw new Error(`the plugin replied with an unknown status: ${value}`);
  }
  return name;
}
