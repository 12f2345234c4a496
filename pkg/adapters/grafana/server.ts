import { Server, ServerCredentials } from '@grpc/grpc-js';
import { resourceBodyLimit } from '../../contract/limits.ts';
import type { PluginBackend } from './backend/backend.ts';
import type { PluginLogger } from './logger.ts';
import { claimSocket, openSocketToGroup } from './process/socket.ts';
import { GRPCControllerService } from './protocol/controller.ts';
import { HealthService } from './protocol/health.ts';
import { DiagnosticsService, ResourceService, StreamService } from './protocol/plugin.ts';
import { refuseLarge } from './replies/refuse-large.ts';
import { serializeReply } from './replies/serialize-reply.ts';
import { controllerService } from './services/controller-service.ts';
import { diagnosticsService } from './services/diagnostics-service.ts';
import { healthService } from './services/health-service.ts';
import { refuseBody, resourceService } from './services/resource-service.ts';
import { streamService } from './services/stream-service.ts';

export interface PluginServerOptions {
  /** At most 107 bytes. A missing folder is created, and a socket that a dead process left behind is removed. */
  socketPath: string;
  backend: PluginBackend;
  logger?: PluginLogger;
  /** Called when Grafana asks the plugin to end. Omitted if Grafana must not end the process (attach mode). */
  onShutdown?: () => void;
}

export interface PluginServer {
  /** Ends the streams, lets calls in flight finish for a moment, and removes the socket. */
  close(): Promise<void>;
}

/**
 * Serves Grafana's backend plugin protocol on a unix socket, and is ready for calls when it resolves.
 * Rejects with one clear sentence if it cannot listen at the path.
 */
export async function startPluginServer(options: PluginServerOptions): Promise<PluginServer> {
  const { socketPath, backend, logger, onShutdown } = options;
  const stream = streamService(backend);
  const server = new Server({
    'grpc.max_receive_message_length': requestLimit,
    'grpc.max_send_message_length': -1,
    interceptors: [refuseLarge(refuseBody())],
  });
  const callResource = { ...ResourceService.callResource, responseSerialize: serializeReply };
  server.addService({ callResource }, resourceService(backend, logger));
  server.addService(DiagnosticsService, diagnosticsService(backend, logger));
  server.addService(StreamService, stream.handlers);
  server.addService(HealthService, healthService());
  server.addService(GRPCControllerService, controllerService(onShutdown));

  await claimSocket(socketPath);
  await bind(server, socketPath);
  openSocketToGroup(socketPath);
  return {
    async close() {
      stream.end();
      await shutDown(server);
    },
  };
}

/** Maximum size of a request, in bytes. Besides the body it holds headers, settings and Grafana's configuration. */
const requestLimit = resourceBodyLimit + 4 * 1024 * 1024;

/** How long calls in flight may continue after `close`, in milliseconds. */
const grace = 1000;

function bind(server: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socketPath}`, ServerCredentials.createInsecure(), (error) => {
      if (error) {
        reject(new Error(`cannot listen on the socket ${socketPath}: ${error.message}`));
      } else {
        resolve();
      }
    });
  });
}

function shutDown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), grace);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
