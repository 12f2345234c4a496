import type { GRPCControllerServer } from '../protocol/controller.ts';

/**
 * Grafana's wish that the plugin ends. It waits for the answer without a limit, so the answer leaves first.
 * Several Grafanas may share an attached sidecar, so there the wish has no effect.
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
