import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PluginServer, startPluginServer } from '../../../pkg/adapters/grafana/server.ts';
import { type Connection, openConnection } from '../../../preview/plugin-host/connection.ts';
import { createPluginClient, type PluginClient } from '../../../preview/plugin-host/plugin-client.ts';
import { createStubBackend, type StubBackend } from './stub-backend.ts';

/** A server on its own socket in front of a backend that the test plays, and a client like Grafana's. */
export interface TestServer {
  readonly folder: string;
  readonly socketPath: string;
  readonly backend: StubBackend;
  readonly connection: Connection;
  readonly client: PluginClient;
  /** The log entries: fields and message. */
  readonly errors: Array<[object, string]>;
  /** How often the host asked the plugin to stop. */
  shutdowns(): number;
  /** Starts another server of the same backend. */
  startAt(socketPath: string): Promise<PluginServer>;
  closeServer(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  const socketPath = join(folder, 'run', 'plugin.sock');
  const backend = createStubBackend();
  const errors: Array<[object, string]> = [];
  let shutdowns = 0;
  const startAt = (path: string) =>
    startPluginServer({
      socketPath: path,
      backend,
      logger: { error: (fields, message) => errors.push([fields, message]) },
      onShutdown: () => shutdowns++,
    });
  const server = await startAt(socketPath);
  const connection = openConnection(`unix:${socketPath}`);
  return {
    folder,
    socketPath,
    backend,
    connection,
    client: createPluginClient(() => connection),
    errors,
    shutdowns: () => shutdowns,
    startAt,
    closeServer: () => server.close(),
    async close() {
      connection.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export const ada = { login: 'ada', name: 'Ada', email: 'ada@example.com', role: 'Editor' };

export const asAda = { orgId: 3, user: ada };
