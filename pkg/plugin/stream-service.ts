import { status } from '@grpc/grpc-js';
import { type ChangeMessage, changesPath } from '../contract/live.ts';
import { roleAllows } from '../contract/roles.ts';
import type { PluginBackend } from './backend.ts';
import { readCaller } from './context.ts';
import {
  PublishStreamResponse_Status as PublishStatus,
  type StreamServer,
  type SubscribeStreamRequest,
  SubscribeStreamResponse_Status as SubscribeStatus,
} from './protocol/plugin.ts';
import { type Schedule, throttle } from './throttle.ts';

export interface StreamService {
  handlers: StreamServer;
  /** Ends every open stream with an error, after which Grafana opens it again. */
  end(): void;
}

/**
 * The plugin's Grafana Live channel. Grafana asks `subscribeStream` for each subscriber, without a check of its own, then
 * shares one `runStream` between all who were let in.
 */
export function streamService(backend: PluginBackend, schedule?: Schedule): StreamService {
  const open = new Set<() => void>();
  return {
    handlers: {
      subscribeStream(call, reply) {
        reply(null, { status: admit(call.request), data: Buffer.alloc(0) });
      },

      // The context is the first subscriber's, who may have lost the role since; others still wait for messages, which hold
      // nothing but a time. So the role is not asked again.
      runStream(call) {
        const { path, pluginContext } = call.request;
        const { orgId } = readCaller(pluginContext);
        if (path !== changesPath || orgId < 1) {
          call.emit('error', { code: status.NOT_FOUND, details: 'there is no such stream' });
          return;
        }
        let changedAt = new Date();
        const send = () => {
          const message: ChangeMessage = { changedAt: changedAt.toISOString() };
          call.write({ data: Buffer.from(JSON.stringify(message)) });
        };
        const { trigger, cancel } = throttle(send, shortestPause, schedule);
        const unsubscribe = backend.subscribe(orgId, () => {
          changedAt = new Date();
          trigger();
        });
        const stop = () => {
          unsubscribe();
          cancel();
          open.delete(end);
        };
        const end = () => {
          stop();
          call.emit('error', { code: status.UNAVAILABLE, details: 'the sidecar is stopping' });
        };
        call.on('cancelled', stop);
        open.add(end);
      },

      publishStream(_call, reply) {
        reply(null, { status: PublishStatus.PERMISSION_DENIED, data: Buffer.alloc(0) });
      },
    },

    end() {
      for (const end of [...open]) {
        end();
      }
    },
  };
}

/** Between two messages, in milliseconds. */
const shortestPause = 1000;

function admit({ path, pluginContext }: SubscribeStreamRequest): SubscribeStatus {
  if (path !== changesPath) {
    return SubscribeStatus.NOT_FOUND;
  }
  const { role } = readCaller(pluginContext);
  return roleAllows(role, 'Viewer') ? SubscribeStatus.OK : SubscribeStatus.PERMISSION_DENIED;
}
