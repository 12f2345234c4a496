import { ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import { type CallResourceResponse, ResourceService } from '../protocol/plugin.ts';

/**
 * Answers a resource call whose message is larger than the server receives. Otherwise the call ends with an error of gRPC's, of which
 * Grafana makes a 500. gRPC knows the size from the message's first bytes, so nothing of the rest is kept, however much comes.
 */
export function refuseLarge(answer: CallResourceResponse): ServerInterceptor {
  return ({ path }, call) => {
    if (path === ResourceService.callResource.path) {
      const sendStatus = call.sendStatus.bind(call);
      let refused = false;
      call.sendStatus = (end) => {
        if (end.code !== status.RESOURCE_EXHAUSTED) {
          sendStatus(end);
        } else if (!refused) {
          // It is told again for all that still comes.
          refused = true;
          call.sendMessage(answer, () => sendStatus({ code: status.OK, details: '' }));
        }
      };
    }
    return new ServerInterceptingCall(call);
  };
}
