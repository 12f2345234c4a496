import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials, Metadata, status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Connection, openConnection } from '../../../preview/plugin-host/connection.ts';
import { createPluginClient } from '../../../preview/plugin-host/plugin-client.ts';
import { eventually } from '../../../test-support/sidecar/eventually.ts';
import { asAda, startTestServer, type TestServer } from '../../../test-support/sidecar/grafana/test-server.ts';
import { HealthClient } from './protocol/health.ts';
import { startPluginServer } from './server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

describe('the standard health service', () => {
  const check = (service: string) =>
    new Promise((resolve, reject) => {
      const health = new HealthClient(`unix:${server.socketPath}`, credentials.createInsecure());
      health.check({ service }, (error, reply) => {
        health.close();
        if (error) {
          reject(error);
        } else {
          resolve(reply.status);
        }
      });
    });

  test.each(['', 'plugin'])('serves %j', async (service) => {
    expect(await check(service)).toBe(1);
  });

  test('knows no other service', async () => {
    await expect(check('pluginv2.Data')).rejects.toMatchObject({ code: status.NOT_FOUND });
  });
});

test("Grafana's calls to services that the plugin lacks are answered as not implemented", async () => {
  const passOn = (value: Buffer) => value;
  const calls = ['/plugin.GRPCStdio/StreamStdio', '/pluginv2.Data/QueryData'].map(
    (path) =>
      new Promise((resolve) => {
        server.connection.resource.makeUnaryRequest(path, passOn, passOn, Buffer.alloc(0), (error) =>
          resolve(error?.code)
        );
      })
  );
  expect(await Promise.all(calls)).toEqual([status.UNIMPLEMENTED, status.UNIMPLEMENTED]);
});

describe('the wish to shut down', () => {
  const shutDown = ({ controller }: Connection) =>
    new Promise((resolve) => {
      controller.shutdown({}, new Metadata(), (error) => resolve(error));
    });

  test('is answered, then passed on', async () => {
    expect(await shutDown(server.connection)).toBeNull();
    await eventually(() => server.shutdowns() === 1);
  });

  test('has no effect on an attached sidecar', async () => {
    const socketPath = join(server.folder, 'attached.sock');
    const attached = await startPluginServer({ socketPath, backend: server.backend });
    const connection = openConnection(`unix:${socketPath}`);
    const client = createPluginClient(() => connection);
    try {
      expect(await shutDown(connection)).toBeNull();
      expect((await client.checkHealth(asAda)).status).toBe('OK');
    } finally {
      connection.close();
      await attached.close();
    }
  });
});

describe('the socket', () => {
  test('is open to the owner and the group alone', () => {
    expect(statSync(server.socketPath).mode & 0o777).toBe(0o660);
  });

  test('goes when the server closes', async () => {
    await server.closeServer();
    expect(existsSync(server.socketPath)).toBe(false);
  });

  test('of a living process is not taken away', async () => {
    await expect(server.startAt(server.socketPath)).rejects.toThrow(
      `another process listens on the socket ${server.socketPath}`
    );
    expect((await server.client.checkHealth(asAda)).status).toBe('OK');
  });

  test('that a dead process left behind is replaced', async () => {
    const path = join(server.folder, 'stale.sock');
    const listenAndDie = `require('node:net').createServer().listen('${path}', () => process.kill(process.pid, 9))`;
    spawnSync(process.execPath, ['-e', listenAndDie]);
    expect(statSync(path).isSocket()).toBe(true);
    await (await server.startAt(path)).close();
  });

  test('does not take the place of another file', async () => {
    const path = join(server.folder, 'grafana.db');
    writeFileSync(path, 'precious');
    await expect(server.startAt(path)).rejects.toThrow(`there is a file at ${path} that is not a socket`);
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  test('may not have a path that the system cannot use', async () => {
    const path = join(server.folder, 'x'.repeat(107 - server.folder.length));
    await expect(server.startAt(path)).rejects.toThrow(
      `the path of the socket is 108 bytes long, the limit is 107: ${path}`
    );
    await (await server.startAt(path.slice(0, -1))).close();
  });
});
