import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type PluginProcess, startPlugin } from '../../preview/plugin-host/plugin-process.ts';
import { startRun } from '../../preview/plugin-host/plugin-run.ts';
import { buildExecutables } from '../../scripts/build-sidecar.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { executableFor, shells, startUnderParent } from '../../test-support/sidecar/executable.ts';
import { childrenOf, isRunning, standardStreams } from '../../test-support/sidecar/grafana/processes.ts';
import { createStubBackend } from '../../test-support/sidecar/grafana/stub-backend.ts';
import { writeGeneration } from '../adapters/grafana/process/generation.ts';
import { type PluginServer, startPluginServer } from '../adapters/grafana/server.ts';

const context = { orgId: 1 };

let built: string;
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'bellhook-built-'));
  buildExecutables(built);
});
afterAll(() => rmSync(built, { recursive: true }));

let folder: string;
let socketPath: string;
const cleanups: Array<() => unknown> = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  socketPath = join(folder, 'plugin.sock');
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
  rmSync(folder, { recursive: true });
});

async function startSidecar(): Promise<PluginServer> {
  const server = await startPluginServer({ socketPath, backend: createStubBackend() });
  writeGeneration(socketPath);
  cleanups.push(() => server.close());
  return server;
}

describe.each(shells)('the executable in attach mode, run by $shell,', ({ shell }) => {
  let executable: string;
  beforeAll(() => {
    executable = executableFor(shell, built);
  });

  async function start(): Promise<PluginProcess> {
    const plugin = await startPlugin({ executable, env: { GF_PLUGIN_SOCKET: socketPath }, log: () => {} });
    cleanups.push(() => plugin.stop());
    return plugin;
  }

  /** Outside of any host that would start it again. */
  function run() {
    const child = spawn(executable, [], {
      env: { GF_PLUGIN_SOCKET: socketPath },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    cleanups.push(() => child.kill('SIGKILL'));
    return child;
  }

  test('starts without a sidecar; calls work once there is one', async () => {
    const { client } = await start();
    await expect(client.checkHealth(context)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await startSidecar();
    expect((await eventually(() => client.checkHealth(context))).status).toBe('OK');
  });

  test('reaches a sidecar that is there at once', async () => {
    await startSidecar();
    const { client } = await start();
    expect((await client.checkHealth(context)).status).toBe('OK');
  });

  test('is started anew with each sidecar, and then reaches it', async () => {
    const first = await startSidecar();
    const plugin = await start();
    const { pid } = plugin;
    await first.close();
    await expect(plugin.client.checkHealth(context)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await startSidecar();
    expect((await eventually(() => plugin.client.checkHealth(context))).status).toBe('OK');
    await eventually(() => plugin.pid !== pid);
    expect((await plugin.client.checkHealth(context)).status).toBe('OK');
    expect(isRunning(pid)).toBe(false);
  });

  test.each(['appears', 'changes'])('ends without an error when the generation %s', async (what) => {
    if (what === 'changes') {
      writeGeneration(socketPath);
    }
    const child = run();
    await once(child.stdout, 'data');
    writeGeneration(socketPath);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('stays as long as the generation does', async () => {
    writeGeneration(socketPath);
    const child = run();
    await once(child.stdout, 'data');
    const pid = child.pid as number;
    const sleeps = new Set<number>();
    await eventually(() => {
      childrenOf(pid).forEach((sleep) => sleeps.add(sleep));
      return sleeps.size >= 3;
    });
    expect(child.exitCode).toBeNull();
  });

  test('can be stopped soon, with nothing left of it', async () => {
    const plugin = await start();
    const [sleep] = await eventually(() => {
      const children = childrenOf(plugin.pid);
      return children.length > 0 && children;
    });
    expect(standardStreams(plugin.pid)).toEqual(['/dev/null', '/dev/null', '/dev/null']);
    expect(standardStreams(sleep as number)).toEqual(['/dev/null', '/dev/null', '/dev/null']);
    const before = performance.now();
    await plugin.stop();
    expect(performance.now() - before).toBeLessThan(15_000);
    expect(isRunning(plugin.pid)).toBe(false);
    await eventually(() => !isRunning(sleep as number));
  });

  test('ends when Grafana dies without a word', async () => {
    const { parent, pid } = await startUnderParent(executable, { GF_PLUGIN_SOCKET: socketPath });
    cleanups.push(() => isRunning(pid) && process.kill(pid, 'SIGKILL'));
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await eventually(() => !isRunning(pid));
  });

  test.each([
    [{}, '/run/bellhook/plugin.sock'],
    [{ GF_PLUGIN_SOCKET: '/a/b.sock' }, '/a/b.sock'],
    [{ GF_PLUGIN_SOCKET: '' }, '/run/bellhook/plugin.sock'],
    [{ BELLHOOK_SOCKET: '/c d/%s.sock' }, '/c d/%s.sock'],
    [{ BELLHOOK_SOCKET: '/c.sock', GF_PLUGIN_SOCKET: '/a/b.sock', GF_PLUGIN_MODE: 'attach' }, '/c.sock'],
    [{ BELLHOOK_MODE: 'attach', GF_PLUGIN_MODE: 'managed' }, '/run/bellhook/plugin.sock'],
  ])('has its socket from its settings: %j', async (env, socket) => {
    const { target, kill, exit } = await startRun({ executable, env, log: () => {} });
    kill();
    await exit;
    expect(target).toBe(`unix:${socket}`);
  });

  test.each<Record<string, string>>([
    { GF_PLUGIN_MODE: 'Manual "\\' },
    { BELLHOOK_MODE: 'Manual "\\', GF_PLUGIN_MODE: 'attach' },
  ])('says that it does not know a mode, and keeps nobody from starting: %j', async (env) => {
    const log: unknown[] = [];
    const run = await startRun({
      executable,
      env: { ...env, BELLHOOK_NODE: '/nowhere' },
      log: (entry) => log.push(entry),
    });
    cleanups.push(() => run.kill());
    expect(run.target).toBe('unix:/dev/null/plugin.sock');
    await eventually(() =>
      expect(log).toEqual([
        {
          level: 'error',
          message:
            'the mode (GF_PLUGIN_MODE or BELLHOOK_MODE) must be attach or managed, and is Manual "\\; change it and restart Grafana',
          fields: {},
        },
      ])
    );
    expect(isRunning(run.pid)).toBe(true);
  });
});
