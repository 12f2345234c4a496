import { status } from '@grpc/grpc-js';
import { HealthCheckResponse_ServingStatus as ServingStatus, type HealthServer } from '../protocol/health.ts';

/** The standard gRPC health service. If it answers at all, the plugin is serving. */
export function healthService(): HealthServer {
  return {
    check(call, reply) {
      if (isServed(call.request.service)) {
        reply(null, { status: ServingStatus.SERVING });
      } else {
        reply({ code: status.NOT_FOUND, details: 'unknown service' });
      }
    },

    watch(call) {
      const known = isServed(call.request.service);
      call.write({ status: known ? ServingStatus.SERVING : ServingStatus.SERVICE_UNKNOWN });
    },
  };
}

/** The server as a whole, and the name that Grafana's plugin host library asks for. */
function isServed(service: string): boolean {
  return service === '' || service === 'plugin';
}
