import { status } from '@grpc/grpc-js';
import type { Health, PluginBackend } from '../backend/backend.ts';
import { readCaller } from '../context.ts';
import type { PluginLogger } from '../logger.ts';
import {
  type CheckHealthResponse,
  CheckHealthResponse_HealthStatus as HealthStatus,
  type DiagnosticsServer,
} from '../protocol/plugin.ts';

/** The plugin's health and metrics, as Grafana shows them. */
export function diagnosticsService(backend: PluginBackend, logger: PluginLogger | undefined): DiagnosticsServer {
  return {
    async checkHealth(call, reply) {
      try {
        reply(null, encodeHealth(await backend.checkHealth(readCaller(call.request.pluginContext))));
      } catch (error) {
        logger?.error({ err: error }, 'the health check failed');
        const message = 'The health check failed. The log of the sidecar says why.';
        reply(null, encodeHealth({ ok: false, message, details: {} }));
      }
    },

    async collectMetrics(_call, reply) {
      try {
        reply(null, { metrics: { prometheus: Buffer.from(await backend.collectMetrics()) } });
      } catch (error) {
        logger?.error({ err: error }, 'metrics could not be collected');
        reply({ code: status.INTERNAL, details: 'metrics could not be collected' });
      }
    },
  };
}

function encodeHealth({ ok, message, details }: Health): CheckHealthResponse {
  return {
    status: ok ? HealthStatus.OK : HealthStatus.ERROR,
    message,
    jsonDetails: Buffer.from(JSON.stringify(details)),
  };
}
