import { status } from '@grpc/grpc-js';
import { type ChangeMessage, changesPath } from '../../../contract/live.ts';
import { roleAllows } from '../../../contract/roles.ts';
import type { PluginBackend } from '../backend/backend.ts';
import { readCaller } from '../context.ts';
import {
  type PluginContext,
  PublishStreamResponse_Status as PublishStatus,
  type StreamServer,
  SubscribeStreamResponse_Status as SubscribeStatus,
} from '../protocol/plugin.ts';
import { throttle } from './throttle.ts';

export interface StreamService {
  handlers: StreamServer;
  /** Ends every open stream with an error, after which Grafana opens it again. */
  end(): void;
}

/**
 * The plugin's Grafana Live channel. Grafana asks `subscribeStream` for each subscriber, without a check of its own, then
 * shares one `runStream` between all who were let in.
 */
export function streamService(backend: PluginBackend): StreamService {
  const open = new Set<() => void>();
  return {
    handlers: {
      subscribeStream(call, reply) {
        const { path, pluginContext } = call.request;
        reply(null, { status: admit(path, pluginContext), data: Buffer.alloc(0) });
      },

      // The context is that of the first subscriber, who may have lost the role since. Others still wait for messages, and these hold
      // only a time. So the role is not checked again.
      runStream(call) {
        const { orgId } = readCaller(call.request.pluginContext);
        if (call.request.path !== changesPath || orgId < 1) {
          call.emit('error', { code: status.NOT_FOUND, details: 'there is no such stream' });
          return;
        }
        const unfollow = followChanges(backend, orgId, (message) => {
          call.write({ data: Buffer.from(JSON.stringify(message)) });
        });
        const end = () => call.emit('error', { code: status.UNAVAILABLE, details: 'the sidecar is stopping' });
        open.add(end);
        call.once('close', () => {
          unfollow();
          open.delete(end);
        });
      },

      publishStream(_call, reply) {
        reply(null, { status: PublishStatus.PERMISSION_DENIED, data: Buffer.alloc(0) });
      },
    },

    end() {
      for (const end of open) {
        end();
      }
    },
  };
}

function admit(path: string, context: PluginContext | undefined): SubscribeStatus {
  if (path !== changesPath) {
    return SubscribeStatus.NOT_FOUND;
  }
  return roleAllows(readCaller(context).role, 'Viewer') ? SubscribeStatus.OK : SubscribeStatus.PERMISSION_DENIED;
}

/**
 * Calls `send` at once, because changes may have been missed while no stream was open (a restart of the sidecar under an
 * open page), and after changes of the org's data, at most once a second, until the returned function is called.
 */
function followChanges(backend: PluginBackend, orgId: number, send: (message: ChangeMessage) => void): () => void {
  let changedAt = new Date();
  const { trigger, cancel } = throttle(() => send({ changedAt: changedAt.toISOString() }), 1000);
  const unsubscribe = backend.subscribe(orgId, () => {
    changedAt = new Date();
    trigger();
  });
  trigger();
  return () => {
    unsubscribe();
    cancel();
  };
}
