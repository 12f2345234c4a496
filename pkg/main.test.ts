import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
  const store = await openSqliteStore(join(folder, 'bellhook.db'), { now: () => 0, died: () => {} });
  const integration = await store.forOrg(1).getIntegration('one');
  await store.close();
  return integration?.alertCount ?? 0;
}

test('SIGTERM under load ends it within 5 s, and what was accepted is there', async () => {
  const { process, url } = await startAndListen();
  let accepted = 0;
  let sent = 0;
  const sender = async () => {
    for (;;) {
      sent++;
      try {
        const response = await fetch(url, { method: 'POST', body: `{"alert_uid":"${sent % 7}"}` });
        accepted += response.status === 200 ? 1 : 0;
        await response.arrayBuffer();
        if (accepted === 300) {
          process.kill('SIGTERM');
        }
      } catch {
        return;
      }
    }
  };
  const exit = once(process, 'exit');
  await Promise.all(Array.from({ length: 16 }, sender));
  const asked = Date.now();
  expect(await exit).toEqual([0, null]);
  expect(Date.now() - asked).toBeLessThan(5000);
  expect(accepted).toBeGreaterThanOrEqual(300);
  expect(await storedAlerts()).toBeGreaterThanOrEqual(accepted);
}, 30_000);

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
}, 30_000);

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
}, 30_000);

describe('a start that cannot succeed ends with one line that says why', () => {
  test.each([
    ['a wrong setting', { BELLHOOK_HTTP_ADDRESS: 'nonsense' }, /^BELLHOOK_HTTP_ADDRESS must/],
    ['a folder that is not there', { BELLHOOK_PROVISIONING_PATH: '/nowhere' }, /^\/nowhere: /],
    [
      'a database that cannot be opened',
      { BELLHOOK_DATABASE_URL: 'sqlite:/etc/hostname/b.db' },
      /^BELLHOOK_DATABASE_URL: /,
    ],
    ['a socket that cannot be made', { BELLHOOK_SOCKET: '/etc/hostname/p.sock' }, /^BELLHOOK_SOCKET: /],
  ])('%s', async (_, env, reason) => {
    await expectFailure(start(env), reason);
  });

  test('a faulty provisioning file', async () => {
    writeFileSync(join(folder, 'b.yaml'), 'integrations:\n  - uid: two\n    nmae: Two\n');
    await expectFailure(start(), /b\.yaml:[23]: /);
  });

  test('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    await expectFailure(start({ BELLHOOK_HTTP_ADDRESS: `127.0.0.1:${port}` }), /^BELLHOOK_HTTP_ADDRESS: .*EADDRINUSE/);
    taken.close();
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
