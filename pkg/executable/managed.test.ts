import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openConnection } from '../../preview/plugin-host/connection.ts';
import type { LogEntry } from '../../preview/plugin-host/log-entry.ts';
import { type PluginProcess, startPlugin } from '../../preview/plugin-host/plugin-process.ts';
import { startRun } from '../../preview/plugin-host/plugin-run.ts';
import { buildSidecar } from '../../scripts/build-sidecar.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { executableFor, shells, startUnderParent } from '../../test-support/sidecar/executable.ts';
import { childrenOf, isRunning } from '../../test-support/sidecar/grafana/processes.ts';
import { version } from '../process/version.ts';

/** The Node.js of the system, where it is too old for the sidecar; else the one of the tests has to play it. */
function findOldNode(): string {
  const { stdout } = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' });
  return /^v(18|19|2[0-3])\./.test(stdout ?? '') ? '/usr/bin/node' : process.execPath;
}

const token = 'a-token-for-this-test';
const as = (role: string) => ({ orgId: 1, user: { login: 'ada', name: 'Ada', email: '', role } });

let built: string;
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'bellhook-built-'));
  await buildSidecar(built);
});
afterAll(() => rmSync(built, { recursive: true }));

let folder: string;
let log: LogEntry[];
const cleanups: Array<() => unknown> = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  log = [];
  writeFileSync(
    join(folder, 'demo.yaml'),
    `integrations:\n  - { uid: demo, name: Demo, type: formatted_webhook, token: ${token} }\n`
  );
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
  rmSync(folder, { recursive: true });
});

describe.each(shells)('the executable in managed mode, run by $shell,', ({ shell }) => {
  let executable: string;
  beforeAll(() => {
    executable = executableFor(shell, built);
  });

  function settings(more: Record<string, string> = {}): Record<string, string> {
    return {
      GF_PLUGIN_MODE: 'managed',
      GF_PLUGIN_NODE: process.execPath,
      GF_PLUGIN_HTTP_ADDRESS: '127.0.0.1:0',
      GF_PLUGIN_DATABASE_URL: `sqlite:${join(folder, 'bellhook.db')}`,
      GF_PLUGIN_PUBLIC_URL: 'https://alerts.example/bellhook',
      GF_PLUGIN_PROVISIONING_PATH: folder,
      GF_PLUGIN_LOG_LEVEL: 'info',
      GF_PLUGIN_MAX_BODY: '2MiB',
      ...more,
    };
  }

  async function start(more?: Record<string, string>): Promise<PluginProcess> {
    const plugin = await startPlugin({ executable, env: settings(more), log: (entry) => log.push(entry) });
    cleanups.push(() => plugin.stop());
    return plugin;
  }

  /** What the newest process logged when it was ready. */
  const listening = () =>
    eventually(() => {
      const fields = log.findLast((entry) => 'socket' in entry.fields)?.fields;
      return fields !== undefined && { port: Number(fields['port']), socket: String(fields['socket']) };
    });

  async function post(body: object): Promise<Response> {
    const { port } = await listening();
    return fetch(`http://127.0.0.1:${port}/integrations/v1/formatted_webhook/${token}/`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
  }

  const get = async ({ client }: PluginProcess, role: string, path: string) => {
    const { status, body } = await client.callResource(as(role), { method: 'GET', path });
    return { status, body: JSON.parse(body.toString()) };
  };

  test('is the sidecar: one process, healthy, with its settings', async () => {
    const plugin = await start();
    expect(childrenOf(plugin.pid)).toEqual([]);
    expect(await plugin.client.checkHealth(as('Viewer'))).toEqual({
      status: 'OK',
      message: expect.any(String),
      details: { version, store: 'sqlite', publicUrl: 'https://alerts.example/bellhook' },
    });
    expect(existsSync(join(folder, 'bellhook.db'))).toBe(true);
  });

  test('takes bodies as large as its section says', async () => {
    await start();
    expect((await post({ title: 'x'.repeat(1_500_000) })).status).toBe(200);
    expect((await post({ title: 'x'.repeat(2_500_000) })).status).toBe(413);
  });

  test('has its socket where only its user can come', async () => {
    await start();
    const { socket } = await listening();
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
  });

  test('answers resource calls by role', async () => {
    const plugin = await start();
    expect(await get(plugin, 'Viewer', 'integrations/demo')).toMatchObject({ status: 200, body: { name: 'Demo' } });
    expect((await get(plugin, 'Viewer', 'integrations/demo')).body).not.toHaveProperty('token');
    expect((await get(plugin, 'Editor', 'integrations/demo')).body).not.toHaveProperty('token');
    expect((await get(plugin, 'Admin', 'integrations/demo')).body).toMatchObject({ token });
    expect(await get(plugin, 'None', 'integrations/demo')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const asGrafana = await plugin.client.callResource({ orgId: 1 }, { method: 'GET', path: 'integrations' });
    expect(asGrafana.status).toBe(403);
    const elsewhere = { ...as('Admin'), orgId: 2 };
    const inOtherOrg = await plugin.client.callResource(elsewhere, { method: 'GET', path: 'integrations/demo' });
    expect(inOtherOrg.status).toBe(404);
  });

  test('tells open pages of a webhook, and counts it', async () => {
    const { client } = await start();
    expect(await client.subscribeStream(as('Viewer'), 'changes')).toBe('OK');
    const controller = new AbortController();
    const messages = client.runStream(as('Viewer'), 'changes', controller.signal);
    await messages.next();
    const next = messages.next();
    expect((await post({ title: 'Down' })).status).toBe(200);
    expect(await next).toEqual({ value: { changedAt: expect.any(String) }, done: false });
    controller.abort();
    const groups = await client.callResource(as('Viewer'), { method: 'GET', path: 'alert-groups' });
    expect(JSON.parse(groups.body.toString()).items).toMatchObject([{ title: 'Down', state: 'firing' }]);
    expect(await client.collectMetrics()).toMatch(/^bellhook_.* 1$/m);
  });

  test('ends by itself when it is asked to, and leaves nothing in the way', async () => {
    // Not by a host that would kill it after a while.
    const run = await startRun({ executable, env: settings(), log: (entry) => log.push(entry) });
    cleanups.push(() => run.kill());
    const { socket } = await listening();
    const connection = openConnection(run.target);
    connection.controller.shutdown({}, () => connection.close());
    await run.exit;
    expect(isRunning(run.pid)).toBe(false);
    expect(existsSync(dirname(socket))).toBe(false);
  });

  test('is started again after a crash, with what it had', async () => {
    const plugin = await start();
    const { pid } = plugin;
    await post({ title: 'Down' });
    const { socket } = await listening();
    cleanups.push(() => rmSync(dirname(socket), { recursive: true }));
    log.length = 0;
    process.kill(pid, 'SIGKILL');
    await eventually(() => plugin.pid !== pid);
    expect((await get(plugin, 'Viewer', 'alert-groups')).body.items).toMatchObject([{ title: 'Down' }]);
    expect((await post({ title: 'Down again' })).status).toBe(200);
  });

  test('ends when Grafana dies without a word', async () => {
    const { parent, pid, handshake } = await startUnderParent(executable, settings());
    cleanups.push(() => isRunning(pid) && process.kill(pid, 'SIGKILL'));
    const socket = handshake.split('|')[3] as string;
    expect(existsSync(socket)).toBe(true);
    parent.kill('SIGKILL');
    await eventually(() => !isRunning(pid));
    expect(existsSync(dirname(socket))).toBe(false);
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ GF_PLUGIN_HTTP_ADDRESS: 'nonsense' }, /^BELLHOOK_HTTP_ADDRESS must/],
    [{ BELLHOOK_HTTP_ADDRESS: 'nonsense' }, /^BELLHOOK_HTTP_ADDRESS must/],
    [{ GF_PLUGIN_DATABASE_URL: 'nonsense' }, /^BELLHOOK_DATABASE_URL must/],
    [{ GF_PLUGIN_PUBLIC_URL: 'nonsense' }, /^BELLHOOK_PUBLIC_URL must/],
    [{ GF_PLUGIN_LOG_LEVEL: 'nonsense' }, /^BELLHOOK_LOG_LEVEL must/],
    [{ GF_PLUGIN_DATABASE_URL: 'sqlite:/etc/hostname/b.db' }, /^BELLHOOK_DATABASE_URL: cannot open/],
    [{ GF_PLUGIN_DATABASE_URL: 'postgres://u:hush@h:port/d' }, /^BELLHOOK_DATABASE_URL has a port that is no number/],
    [
      { GF_PLUGIN_DATABASE_URL: 'postgres://u@127.0.0.1:1/d', GF_PLUGIN_DATABASE_PASSWORD: 'hush' },
      /^BELLHOOK_DATABASE_URL: cannot open the PostgreSQL database d at 127\.0\.0\.1:1\. Nothing listens at the database’s address/,
    ],
    [{ GF_PLUGIN_HTTP_ADDRESS: '192.0.2.1:80' }, /^BELLHOOK_HTTP_ADDRESS: cannot listen/],
  ])('starts with %j too, and says in one line, in health and in resources what is wrong', async (wrong, reason) => {
    const { client } = await start(wrong);
    const health = await client.checkHealth(as('Viewer'));
    expect(health).toMatchObject({ status: 'ERROR', message: expect.stringMatching(reason) });
    const { status, body } = await client.callResource(as('Viewer'), { method: 'GET', path: 'integrations' });
    expect([status, JSON.parse(body.toString())]).toEqual([503, { code: 'unavailable', message: health.message }]);
    expect(log).toEqual([{ level: 'error', message: health.message, fields: {} }]);
    expect(health.message).not.toContain('hush');
  });

  test('works without a restart once what was wrong is mended, and tells open pages', async () => {
    writeFileSync(join(folder, 'data'), 'in the way of the folder');
    const plugin = await start({ GF_PLUGIN_DATABASE_URL: `sqlite:${join(folder, 'data', 'bellhook.db')}` });
    const { pid } = plugin;
    expect((await plugin.client.checkHealth(as('Viewer'))).status).toBe('ERROR');
    const controller = new AbortController();
    const messages = plugin.client.runStream(as('Viewer'), 'changes', controller.signal);
    await messages.next();
    const next = messages.next();
    rmSync(join(folder, 'data'));
    expect(await next).toMatchObject({ done: false });
    controller.abort();
    expect((await plugin.client.checkHealth(as('Viewer'))).status).toBe('OK');
    expect((await post({ title: 'Down' })).status).toBe(200);
    expect(plugin.pid).toBe(pid);
  });

  test('takes alerts with a provisioning file at fault, and says so in health', async () => {
    writeFileSync(join(folder, 'other.yaml'), 'integrations: []\nnonsense: 1\n');
    const { client } = await start();
    expect(await client.checkHealth(as('Viewer'))).toMatchObject({
      status: 'ERROR',
      message: expect.stringMatching(/^other\.yaml:2 is at fault/),
    });
    expect((await client.callResource(as('Viewer'), { method: 'GET', path: 'integrations' })).status).toBe(200);
    writeFileSync(join(folder, 'other.yaml'), '');
    await eventually(async () => (await client.checkHealth(as('Viewer'))).status === 'OK');
    expect((await post({ title: 'Down' })).status).toBe(200);
  });

  test('serves health with the reason where Node.js is too old, and starts once a newer one is there', async () => {
    const node = join(folder, 'node');
    const install = (version: string, command: string) => {
      writeFileSync(node, `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; else exec ${command} "$@"; fi\n`);
      chmodSync(node, 0o755);
    };
    install('v20.20.2', findOldNode());
    const plugin = await start({ GF_PLUGIN_NODE: node });
    const { pid } = plugin;
    const health = await plugin.client.checkHealth(as('Viewer'));
    expect(health).toEqual({
      status: 'ERROR',
      message: `Bellhook cannot start: the node setting (GF_PLUGIN_NODE or BELLHOOK_NODE) must be Node.js 24.15 or newer: ${node} is v20.20.2. Bellhook starts by itself once this is mended.`,
      details: { version },
    });
    const { status, body } = await plugin.client.callResource(as('Admin'), { method: 'GET', path: 'integrations' });
    expect([status, JSON.parse(body.toString())]).toEqual([503, { code: 'unavailable', message: health.message }]);
    expect(log).toMatchObject([{ level: 'error', message: expect.stringContaining('must be Node.js 24.15') }]);
    install('v24.15.0', process.execPath);
    await eventually(async () => (await plugin.client.checkHealth(as('Viewer'))).status === 'OK');
    expect(isRunning(pid)).toBe(false);
    expect((await post({ title: 'Down' })).status).toBe(200);
  });

  test('waits for another sidecar on its database, and takes over when that ends', async () => {
    const first = await start();
    const second = await start();
    expect(await second.client.checkHealth(as('Viewer'))).toMatchObject({
      status: 'ERROR',
      message: expect.stringContaining(`Another sidecar uses ${join(folder, 'bellhook.db')} (process ${first.pid} on `),
    });
    await first.stop();
    await eventually(async () => (await second.client.checkHealth(as('Viewer'))).status === 'OK');
  });

  test('completes the handshake where no socket can be made', async () => {
    const { target, kill, exit } = await startRun({
      executable,
      env: settings({ PLUGIN_UNIX_SOCKET_DIR: '/nowhere' }),
      log: (entry) => log.push(entry),
    });
    kill();
    await exit;
    expect(target).toMatch(/^unix:\/.*\/plugin\.sock$/);
  });
});
