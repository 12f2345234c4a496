import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { collectLog } from '../../test-support/sidecar/log.ts';
import { freePort } from '../../test-support/sidecar/port.ts';
import { admin } from '../../test-support/sidecar/test-sidecar.ts';
import { readConfig } from '../config.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { superviseSidecar, type Supervisor } from './supervisor.ts';

const token = 'a-token-for-this-test';
let folder: string;
let port: number;
let log: Array<Record<string, unknown>>;
let pauses: Array<() => void>;
let supervisor: Supervisor;
const cleanups: Array<() => unknown> = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-supervisor-'));
  port = await freePort();
  pauses = [];
  writeFile('a.yaml', goodFile);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
  rmSync(folder, { recursive: true });
});

const goodFile = `integrations:\n  - { uid: one, name: One, type: formatted_webhook, token: ${token} }\n`;
const writeFile = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** Its pauses end when the test says so. */
function start(): void {
  const collected = collectLog();
  log = collected.log;
  const env = {
    BELLHOOK_HTTP_ADDRESS: `127.0.0.1:${port}`,
    BELLHOOK_DATABASE_URL: `sqlite:${join(folder, 'data', 'bellhook.db')}`,
    BELLHOOK_PROVISIONING_PATH: folder,
  };
  supervisor = superviseSidecar({
    config: readConfig(env),
    env,
    logger: collected.logger,
    version: '0.0.0-test',
    now: Date.now,
    onFatal(error) {
      throw error;
    },
    after(_, then) {
      pauses.push(then);
      return () => {};
    },
  });
  cleanups.push(supervisor.close);
  supervisor.start();
}

/** Has it try again, and waits until that has failed too. */
async function tryInVain(): Promise<void> {
  const before = pauses.length;
  pauses.at(-1)?.();
  await eventually(() => pauses.length > before);
}

const failsFirst = () => eventually(() => pauses.length > 0);
const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
const post = (body = '{}', key = token) =>
  ask(`/integrations/v1/formatted_webhook/${key}/`, { method: 'POST', body, headers: { connection: 'close' } });
const health = () => supervisor.backend.checkHealth(admin);
const list = () =>
  supervisor.backend.callResource({
    caller: admin,
    method: 'GET',
    path: 'integrations',
    query: new URLSearchParams(),
    body: new Uint8Array(),
  });

async function expectUnavailable(reason: RegExp): Promise<void> {
  expect(await health()).toMatchObject({ ok: false, message: expect.stringMatching(reason) });
  const { status, body } = await list();
  expect([status, JSON.parse(body.toString())]).toEqual([
    503,
    { code: 'unavailable', message: (await health()).message },
  ]);
}

async function expectRunning(): Promise<void> {
  await supervisor.running;
  expect(await health()).toMatchObject({ ok: true });
  // A busy machine may take longer to read than calls and readiness wait.
  await eventually(async () => expect(await list()).toMatchObject({ status: 200 }));
  expect((await post()).status).toBe(200);
  await eventually(async () => (await ask('/readyz')).status === 200);
}

describe('while the port is taken', () => {
  test('it says so, tries again, and works once the port is free', async () => {
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    start();
    await failsFirst();
    await expectUnavailable(/^BELLHOOK_HTTP_ADDRESS: .*EADDRINUSE.* end it, or choose another port/);
    await tryInVain();
    await tryInVain();
    expect(log).toMatchObject([{ level: 50, msg: (await health()).message }]);
    await new Promise((resolve) => taken.close(resolve));
    pauses.at(-1)?.();
    await expectRunning();
  });
});

describe('while the database cannot be opened', () => {
  test('it says so over HTTP too, tries again, and works once it can be', async () => {
    writeFile('data', 'in the way of the folder');
    start();
    await failsFirst();
    await expectUnavailable(
      /^BELLHOOK_DATABASE_URL: cannot open .*data\/bellhook\.db\. E[A-Z]+: .*Check that its file/
    );
    expect((await ask('/healthz')).status).toBe(200);
    const ready = await ask('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { code: 'unavailable', message: (await health()).message },
    ]);
    const refused = await post();
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual([
      503,
      '5',
      'close',
    ]);
    expect(await refused.text()).not.toContain(folder);
    await tryInVain();
    expect(log).toHaveLength(1);
    rmSync(join(folder, 'data'));
    pauses.at(-1)?.();
    await expectRunning();
  });

  test('SIGHUP has it try at once', async () => {
    writeFile('data', 'in the way of the folder');
    start();
    await failsFirst();
    rmSync(join(folder, 'data'));
    await supervisor.reload();
    await expectRunning();
  });

  test('another cause is told anew', async () => {
    writeFile('data', 'in the way of the folder');
    start();
    await failsFirst();
    rmSync(join(folder, 'data'));
    mkdirSync(join(folder, 'data'));
    writeFile('data/bellhook.db', 'this is no database'.repeat(1000));
    await tryInVain();
    await expectUnavailable(/is no database, or is damaged/);
    await tryInVain();
    expect(log).toHaveLength(2);
    expect(log[1]).toMatchObject({ msg: (await health()).message });
  });

  test('it takes over when another sidecar ends', async () => {
    const other = await openSqliteStore(join(folder, 'data', 'bellhook.db'), { now: Date.now, onFatal: () => {} });
    start();
    await failsFirst();
    await expectUnavailable(new RegExp(`Another sidecar uses .*bellhook\\.db \\(process ${process.pid} on `));
    await other.close();
    pauses.at(-1)?.();
    await expectRunning();
  });

  test('it can be ended', async () => {
    writeFile('data', 'in the way of the folder');
    start();
    await failsFirst();
    await supervisor.close();
    await expect(ask('/healthz')).rejects.toThrow();
  });

  test('streams that were opened meanwhile follow what happens later, and are told at once', async () => {
    writeFile('data', 'in the way of the folder');
    start();
    await failsFirst();
    let changes = 0;
    let others = 0;
    const unfollow = supervisor.backend.subscribe(1, () => changes++);
    supervisor.backend.subscribe(1, () => others++)();
    rmSync(join(folder, 'data'));
    pauses.at(-1)?.();
    await supervisor.running;
    expect(changes).toBe(1);
    await post();
    await eventually(() => changes > 1);
    unfollow();
    const before = changes;
    await post();
    expect(changes).toBe(before);
    expect(others).toBe(0);
  });
});

describe('while a provisioning file is at fault', () => {
  test('alerts are taken with the integrations as they were, and health says what is wrong with the file', async () => {
    start();
    await supervisor.running;
    await supervisor.close();
    writeFile('b.yaml', 'integrations:\n  - uid: two\n    name: Two\n    nmae: Two\n    type: webhook\n');
    start();
    await supervisor.running;
    expect((await post()).status).toBe(200);
    await eventually(async () => expect(await list()).toMatchObject({ status: 200 }));
    expect(await health()).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^b\.yaml:4 is at fault.* alerts are received with the integrations as they were/),
    });
    await eventually(async () => {
      const ready = await ask('/readyz');
      expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', problem: (await health()).message }]);
    });
    expect(log.filter(({ level }) => level === 50)).toMatchObject([{ reason: expect.stringMatching(/b\.yaml:4/) }]);
  });

  test('a token that nobody has yet is not refused for good, and is no guess', async () => {
    writeFile('a.yaml', 'integrations:\n  - uid: [\n');
    start();
    await supervisor.running;
    const ready = await ask('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { code: 'unavailable', message: (await health()).message },
    ]);
    for (let i = 0; i < 100; i++) {
      const refused = await post();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    }
    writeFile('a.yaml', goodFile);
    await supervisor.reload();
    await expectRunning();
    expect((await post('{}', 'another-token-of-nobody')).status).toBe(403);
  });

  test('a mended file is applied by itself', async () => {
    writeFile('a.yaml', 'integrations:\n  - uid: [\n');
    start();
    await supervisor.running;
    writeFile('a.yaml', goodFile);
    await eventually(async () => (await health()).ok);
    await expectRunning();
  });

  test('an integration that is in the way of a file can be deleted', async () => {
    writeFile('a.yaml', '');
    start();
    await supervisor.running;
    const call = (method: string, path: string, body?: object) =>
      supervisor.backend.callResource({
        caller: admin,
        method,
        path,
        query: new URLSearchParams(),
        body: body ? Buffer.from(JSON.stringify(body)) : new Uint8Array(),
      });
    const mine = JSON.parse((await call('POST', 'integrations', { name: 'Mine', type: 'webhook' })).body.toString());
    writeFile('a.yaml', goodFile.replace(token, mine.token));
    await expect(supervisor.reload()).rejects.toThrow(/a\.yaml:2: the token belongs to another integration/);
    expect((await health()).ok).toBe(false);
    await call('DELETE', `integrations/${mine.uid}`);
    await eventually(async () => (await health()).ok);
  });
});
