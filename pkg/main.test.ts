import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openConnection } from '../preview/plugin-host/connection.ts';
import { createPluginClient } from '../preview/plugin-host/plugin-client.ts';
import { eventually } from '../test-support/sidecar/eventually.ts';
import { freePort } from '../test-support/sidecar/port.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

const token = 'a-token-for-this-test';
let folder: string;
let running: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-main-'));
  writeFileSync(
    join(folder, 'a.yaml'),
    `integrations:\n  - { uid: one, name: One, type: formatted_webhook, token: ${token} }\n`
  );
});
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
  rmSync(folder, { recursive: true });
});

/** Starts the process in attach mode, as `npm run sidecar` and the image do. */
function start(env: Record<string, string> = {}) {
  running = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env['PATH'],
      BELLHOOK_HTTP_ADDRESS: '127.0.0.1:0',
      BELLHOOK_SOCKET: join(folder, 'plugin.sock'),
      BELLHOOK_DATABASE_URL: `sqlite:${join(folder, 'bellhook.db')}`,
      BELLHOOK_PROVISIONING_PATH: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return running;
}

async function startAndListen(): Promise<{ process: ChildProcess; url: string; lines: AsyncIterator<string> }> {
  const process = start();
  const lines = createInterface({ input: process.stderr as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await lines.next();
    if (done) {
      throw new Error('the sidecar ended before it received alerts');
    }
    const { port } = JSON.parse(value);
    if (port) {
      return { process, url: `http://127.0.0.1:${port}/integrations/v1/formatted_webhook/${token}/`, lines };
    }
  }
}

async function storedAlerts(): Promise<number> {
  const store = await openSqliteStore(join(folder, 'bellhook.db'), { now: () => 0, onFatal: () => {} });
  const integration = await store.forOrg(1).getIntegration('one');
  await store.close();
  return integration?.alertCount ?? 0;
}

test('SIGTERM under load ends it within 5 s; what is stored was answered, and kept connections are told of the end', async () => {
  const { process, url } = await startAndListen();
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const counts = { accepted: 0, refused: 0, unanswered: 0, sent: 0 };
  const lastAnswers: Array<string | undefined> = [];
  const send = (): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent }, (response) => {
        response.resume();
        response.once('end', () => resolve(response));
        response.once('error', reject);
      });
      sent.once('error', reject);
      sent.end(`{"alert_uid":"${counts.sent++ % 7}"}`);
    });
  const sender = async () => {
    for (let last: string | undefined; ;) {
      try {
        const { statusCode, headers } = await send();
        last = headers.connection;
        counts[statusCode === 200 ? 'accepted' : 'refused']++;
        if (counts.accepted === 300) {
          // The others have sent their next alerts by then.
          setImmediate(() => process.kill('SIGTERM'));
        }
      } catch (error) {
        counts.unanswered += (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 0 : 1;
        lastAnswers.push(last);
        return;
      }
    }
  };
  const exit = once(process, 'exit');
  await Promise.all(Array.from({ length: 32 }, sender));
  const asked = Date.now();
  expect(await exit).toEqual([0, null]);
  expect(Date.now() - asked).toBeLessThan(5000);
  expect(counts.accepted).toBeGreaterThanOrEqual(300);
  expect(await storedAlerts()).toBe(counts.accepted);
  expect(lastAnswers).toContain('close');
});

test('after SIGTERM an alert whose body is still on its way is refused, and its connection ends', async () => {
  const { process, url } = await startAndListen();
  const sent = request(url, { method: 'POST', headers: { 'content-length': '2', connection: 'keep-alive' } });
  sent.write('{');
  // The head is there once a request that was sent after it has its answer.
  await (await fetch(url, { method: 'POST', body: '{}', headers: { connection: 'close' } })).arrayBuffer();
  process.kill('SIGTERM');
  await eventually(async () => {
    await expect(fetch(url)).rejects.toThrow();
  });
  sent.end('}');
  const [response] = await once(sent, 'response');
  expect([response.statusCode, response.headers.connection]).toEqual([503, 'close']);
  await once(process, 'exit');
  expect(await storedAlerts()).toBe(1);
});

test('SIGKILL under load loses nothing that was accepted', async () => {
  const { process, url } = await startAndListen();
  let accepted = 0;
  const sender = async () => {
    for (;;) {
      try {
        const response = await fetch(url, { method: 'POST', body: '{}' });
        accepted += response.status === 200 ? 1 : 0;
        if (accepted === 200) {
          process.kill('SIGKILL');
        }
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, sender));
  expect(await storedAlerts()).toBeGreaterThanOrEqual(accepted);
});

test('SIGHUP applies the provisioning files anew; a faulty one changes nothing', async () => {
  const { process, url, lines } = await startAndListen();
  const post = async () => (await fetch(url, { method: 'POST', body: '{}' })).status;
  writeFileSync(join(folder, 'a.yaml'), 'integrations:\n  - { uid: one }\n');
  process.kill('SIGHUP');
  expect(JSON.parse((await lines.next()).value)).toMatchObject({
    level: 'error',
    reason: expect.stringMatching(/a\.yaml:2/),
  });
  expect(await post()).toBe(200);
  writeFileSync(join(folder, 'a.yaml'), 'deleteIntegrations:\n  - { uid: one }\n');
  process.kill('SIGHUP');
  expect(JSON.parse((await lines.next()).value)).toMatchObject({ msg: 'provisioning applied' });
  expect(await post()).toBe(403);
});

test('provisioning files that change are applied; a faulty one changes nothing', async () => {
  const { url, lines } = await startAndListen();
  const post = async () => (await fetch(url, { method: 'POST', body: '{}' })).status;
  writeFileSync(join(folder, 'a.yaml'), 'integrations:\n  - { uid: one }\n');
  expect(JSON.parse((await lines.next()).value)).toMatchObject({
    level: 'error',
    reason: expect.stringMatching(/a\.yaml:2/),
  });
  expect(await post()).toBe(200);
  writeFileSync(join(folder, 'a.yaml'), 'deleteIntegrations:\n  - { uid: one }\n');
  expect(JSON.parse((await lines.next()).value)).toMatchObject({ msg: 'provisioning applied' });
  expect(await post()).toBe(403);
});

test('a start that somebody can mend goes on: one line says why, so do health and readiness, and then it works', async () => {
  writeFileSync(join(folder, 'data'), 'in the way of the folder');
  const port = await freePort();
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const process = start({
    BELLHOOK_HTTP_ADDRESS: `127.0.0.1:${port}`,
    BELLHOOK_DATABASE_URL: `sqlite:${join(folder, 'data', 'bellhook.db')}`,
  });
  const log: Array<{ level: string; msg: string }> = [];
  createInterface({ input: process.stderr as NodeJS.ReadableStream }).on('line', (line) => log.push(JSON.parse(line)));
  const connection = openConnection(`unix:${join(folder, 'plugin.sock')}`);
  const client = createPluginClient(() => connection);
  const health = async () => (await client.checkHealth({ orgId: 1 })).message;
  await eventually(async () => expect(await health()).toMatch(/^BELLHOOK_HTTP_ADDRESS: .*EADDRINUSE/));

  taken.close();
  await eventually(async () => expect(await health()).toMatch(/^BELLHOOK_DATABASE_URL: /));
  const [alive, ready, alert] = await Promise.all([
    fetch(`http://127.0.0.1:${port}/healthz`),
    fetch(`http://127.0.0.1:${port}/readyz`),
    fetch(`http://127.0.0.1:${port}/integrations/v1/formatted_webhook/${token}/`, { method: 'POST', body: '{}' }),
  ]);
  expect([alive.status, ready.status, alert.status, alert.headers.get('retry-after')]).toEqual([200, 503, 503, '5']);
  expect(await ready.json()).toMatchObject({ message: await health() });

  rmSync(join(folder, 'data'));
  await eventually(async () => expect(await health()).toMatch(/receives alerts$/));
  await eventually(() =>
    expect(log).toMatchObject([
      { level: 'error', msg: expect.stringMatching(/^BELLHOOK_HTTP_ADDRESS: /) },
      { level: 'error', msg: expect.stringMatching(/^BELLHOOK_DATABASE_URL: /) },
      { level: 'info', msg: 'provisioning applied' },
      { level: 'info', msg: 'Bellhook receives alerts' },
    ])
  );
  expect(process.exitCode).toBeNull();
  connection.close();
});

describe('a start that only other settings can mend ends with one line that says why', () => {
  test.each([
    ['a wrong setting', { BELLHOOK_HTTP_ADDRESS: 'nonsense' }, /^BELLHOOK_HTTP_ADDRESS must/],
    ['a socket that cannot be made', { BELLHOOK_SOCKET: '/etc/hostname/p.sock' }, /^BELLHOOK_SOCKET: /],
  ])('%s', async (_, env, reason) => {
    await expectFailure(start(env), reason);
  });

  async function expectFailure(process: ChildProcess, reason: RegExp): Promise<void> {
    let stderr = '';
    process.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = await once(process, 'close');
    const errors = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ level }) => level === 'error');
    expect(code).toBe(1);
    expect(errors).toEqual([{ level: 'error', time: expect.any(String), msg: expect.stringMatching(reason) }]);
  }
});
