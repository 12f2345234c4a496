import { credentials } from '@grpc/grpc-js';
import { GRPCControllerClient } from '../../pkg/adapters/grafana/protocol/controller.ts';
import { DiagnosticsClient, ResourceClient, StreamClient } from '../../pkg/adapters/grafana/protocol/plugin.ts';

/** The services of a plugin on one gRPC channel. */
export interface Connection {
  readonly resource: ResourceClient;
  readonly diagnostics: DiagnosticsClient;
  readonly stream: StreamClient;
  readonly controller: GRPCControllerClient;
  /** Calls in flight may still complete. */
  close(): void;
}

/** A channel connects when a call needs it, so a target without a listener is no error here. */
export function openConnection(target: string): Connection {
  const resource = new ResourceClient(target, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
    // Otherwise a new channel would inherit the backoff of an older one to the same target.
    'grpc.use_local_subchannel_pool': 1,
  });
  const shared = { channelOverride: resource.getChannel() };
  return {
    resource,
    diagnostics: new DiagnosticsClient(target, credentials.createInsecure(), shared),
    stream: new StreamClient(target, credentials.createInsecure(), shared),
    controller: new GRPCControllerClient(target, credentials.createInsecure(), shared),
    close: () => resource.close(),
  };
}
