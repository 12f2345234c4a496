import type { GRPCControllerServer } from '../protocol/controller.ts';

/**
 * Grafana's request that the plugin ends. Grafana waits for the answer without a limit, so the answer is sent first.
 * Several Grafanas may share an attached sidecar, so the request has no effect there.
 */
export function controllerService(onShutdown: (() => void) | undefined): GRPCControllerServer {
  return {
    shutdown(_call, reply) {
      reply(null, {});
      if (onShutdown) {
        setImmediate(onShutdown);
      }
    },
  };
}
